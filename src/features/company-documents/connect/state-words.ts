// What the State's own pages call their buttons: in French and Dutch as its documentation has them (e-Box, ChaMan; 2026), in German by their meaning.

export const STATE_LANGS = ['fr', 'nl', 'de'] as const;
export type StateLang = (typeof STATE_LANGS)[number];

/** What is done once at the State, by the names under which it is kept that it is done. */
export const STEPS = ['open', 'consumer', 'account', 'upload', 'copy'] as const;
export type Step = (typeof STEPS)[number];

export interface StateWords {
  management: string;
  onboarding: string;
  confirm: string;
  addAccount: string;
  validate: string;
  accounts: string;
}

export const STATE_WORDS: Record<StateLang, StateWords> = {
  fr: { management: 'Gestion EE-Box', onboarding: 'OnBoarding Self Service DocConsumer', confirm: 'Confirmer', addAccount: 'Ajouter un compte Webservice', validate: 'Valider', accounts: 'Canaux Webservices' },
  nl: { management: 'Beheer EE-Box', onboarding: 'OnBoarding Self Service DocConsumer', confirm: 'Bevestigen', addAccount: 'Een Webservice account toevoegen', validate: 'Bevestigen', accounts: 'Webservices account' },
  de: { management: 'Verwaltung EE-Box', onboarding: 'OnBoarding Self Service DocConsumer', confirm: 'Bestätigen', addAccount: 'Ein Webservice-Konto hinzufügen', validate: 'Bestätigen', accounts: 'Webservice-Konten' }
};

export const MANAGEMENT_URL = 'https://app.eboxenterprise.be/management';
export const CHAMAN_URL = 'https://chaman.socialsecurity.be/';
/** To be typed there. */
export const ACCOUNT = { type: 'REST', name: 'Carnet', certificate: 'Carnet', permission: 'DocConsumer e-Box Enterprise' } as const;
