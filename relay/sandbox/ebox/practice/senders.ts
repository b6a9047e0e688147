// Who writes into the practice e-Box: services that every company knows, under their names, and places that there are not. Their logos are drawn here.
import type { Colour, Letter, Tongue } from '../papers/letter.ts';
import { drawLogo, type Sign } from '../papers/logo.ts';
import type { Application, MessageType, Organisation, ReferenceData, Texts } from '../reference.ts';

export interface Known {
  key: string;
  /** Enterprise number; of places that are invented an invented one. */
  number: string;
  short: Texts;
  long: Texts;
  address: string;
  colour: Colour;
  sign: Sign;
}

const known = (key: string, number: string, [fr, nl, de]: readonly [string, string, string], [longFr, longNl, longDe]: readonly [string, string, string], address: string, colour: Colour, sign: Sign): Known => ({
  ...{ key, number, short: { fr, nl, de }, long: { fr: longFr, nl: longNl, de: longDe } },
  ...{ address, colour, sign }
});

export const ONSS = known('onss', '0206731645', ['ONSS', 'RSZ', 'LSS'], ['Office national de sécurité sociale (ONSS)', 'Rijksdienst voor Sociale Zekerheid (RSZ)', 'Landesamt für Soziale Sicherheit (LSS)'], '1060 Bruxelles · Brussel', [0.05, 0.35, 0.6], 'ring');
export const FINANCES = known('fin', '0308357159', ['SPF Finances', 'FOD Financiën', 'FÖD Finanzen'], ['Service public fédéral Finances', 'Federale Overheidsdienst Financiën', 'Föderaler Öffentlicher Dienst Finanzen'], '1030 Bruxelles · Brussel', [0.45, 0.1, 0.25], 'bars');
export const ONEM = known('onem', '0206737484', ['ONEM', 'RVA', 'LfA'], ['Office national de l’emploi', 'Rijksdienst voor Arbeidsvoorziening', 'Landesamt für Arbeitsbeschaffung'], '1000 Bruxelles · Brussel', [0.75, 0.35, 0.05], 'diamond');
export const ECONOMY = known('eco', '0314595348', ['SPF Économie', 'FOD Economie', 'FÖD Wirtschaft'], ['SPF Économie – Banque-Carrefour des Entreprises', 'FOD Economie – Kruispuntbank van Ondernemingen', 'FÖD Wirtschaft – Zentrale Datenbank der Unternehmen'], '1210 Bruxelles · Brussel', [0.1, 0.45, 0.3], 'cross');
export const COMMUNE = known('commune', '0899999058', ['Commune d’Exemple', 'Gemeente Exemple', 'Gemeinde Exemple'], ['Administration communale d’Exemple', 'Gemeentebestuur van Exemple', 'Gemeindeverwaltung Exemple'], 'Place de la Fiction 1, 0000 Exemple', [0.2, 0.3, 0.65], 'tower');
export const GEMEENTE = known('gemeente', '0899999157', ['Commune de Voorbeeld', 'Gemeente Voorbeeld', 'Gemeinde Voorbeeld'], ['Administration communale de Voorbeeld', 'Gemeentebestuur Voorbeeld', 'Gemeindeverwaltung Voorbeeld'], 'Verzinselplein 1, 0000 Voorbeeld', [0.65, 0.15, 0.15], 'tower');
export const MUSTERDORF = known('musterdorf', '0899999256', ['Commune de Musterdorf', 'Gemeente Musterdorf', 'Gemeinde Musterdorf'], ['Administration communale de Musterdorf', 'Gemeentebestuur Musterdorf', 'Gemeindeverwaltung Musterdorf'], 'Erfindungsplatz 1, 0000 Musterdorf', [0.55, 0.45, 0.05], 'cross');
export const REGION = known('region', '0899999355', ['Région (exercice)', 'Gewest (oefening)', 'Region (Übung)'], ['Service public régional (exercice)', 'Gewestelijke overheidsdienst (oefening)', 'Öffentlicher Dienst der Region (Übung)'], 'Rue de l’Invention 1, 0000 Exemple', [0.15, 0.5, 0.5], 'diamond');
export const REGISTERED = known('rec', '0899999454', ['Poste sûre (exercice)', 'Veilige post (oefening)', 'Sichere Post (Übung)'], ['Poste électronique sûre (exercice)', 'Veilige elektronische post (oefening)', 'Sichere elektronische Post (Übung)'], '0000 Exemple', [0.7, 0.1, 0.15], 'envelope');

const ALL: readonly Known[] = [ONSS, FINANCES, ONEM, ECONOMY, COMMUNE, GEMEENTE, MUSTERDORF, REGION, REGISTERED];

export function letterheadOf(key: string, lang: Tongue): Letter['from'] {
  const { long, address, colour } = ALL.find((one) => one.key === key)!;
  return { name: long[lang]!, address, colour };
}

const organisationOf = ({ number, short, long, colour, sign }: Known): Organisation => ({
  ...{ id: number, short, long, contact: 'exercice@example.be' },
  logos: [{ id: `logo-${sign}`, mediaType: 'image/png', bytes: drawLogo(colour, sign) }]
});

const application: Application = {
  ...{ id: 'standin', name: { fr: 'Service d’exercice', nl: 'Oefendienst', de: 'Übungsdienst' }, description: { fr: 'Envoie des messages inventés', nl: 'Stuurt verzonnen berichten', de: 'Versendet erfundene Nachrichten' } },
  ...{ contact: 'exercice@example.be', logos: [{ id: 'logo', mediaType: 'image/png' as const, bytes: drawLogo([0.3, 0.3, 0.3], 'envelope') }] }
};

const type = (id: string, fr: string, nl: string, de: string, months: number): MessageType => ({ id, name: { fr, nl, de }, description: { fr, nl, de }, validity: { number: months, unit: 'month' } });

const TYPES: readonly MessageType[] = [
  type('contribution', 'Cotisations sociales', 'Sociale bijdragen', 'Sozialbeiträge', 6),
  type('vat', 'TVA', 'Btw', 'MwSt.', 6),
  type('tax', 'Taxe ou impôt', 'Belasting', 'Steuer', 6),
  type('certificate', 'Attestation', 'Attest', 'Bescheinigung', 12),
  type('declaration', 'Déclaration', 'Aangifte', 'Erklärung', 6),
  type('registered', 'Envoi recommandé', 'Aangetekende zending', 'Einschreiben', 6),
  type('letter', 'Courrier', 'Brief', 'Schreiben', 6)
];

/** Of those who write by way of one provider. */
export const referenceOf = (...senders: readonly Known[]): ReferenceData => ({ organisations: senders.map(organisationOf), applications: [application], types: TYPES });
