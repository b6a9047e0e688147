// Messages of federal services, one of each kind that matters: payments said and unsaid, what is asked, and what is odd.
import type { StoredAttachment, StoredMessage } from '../message.ts';
import type { Owed } from '../papers/owed.ts';
import { writeScans } from '../papers/scans.ts';
import { accountOf, DAY_MS, type Desk, ogmOf, paymentOf } from './desk.ts';
import { ECONOMY, FINANCES, ONEM, ONSS } from './senders.ts';

/** Sheets of the large document: 30 MB. */
const SHEETS = 14;

const plain = (id: string, fileName: string, mediaType: string, text: string, isMain = false): StoredAttachment => ({ id, fileName, mediaType, isMain, bytes: () => Buffer.from(text) });

export function federalMessages(desk: Desk): StoredMessage[] {
  return [...paid(desk), ...asked(desk), ...odd(desk)];
}

function paid({ day, message }: Desk): StoredMessage[] {
  const contributions: Owed = { beneficiary: 'ONSS', cents: 125_040, iban: 'BE16985000000174', communication: '090933755493', due: day(20) };
  const byCode: Owed = { beneficiary: 'SPF Finances', cents: 348_217, iban: accountOf(201), communication: ogmOf(987_654_301), due: day(16) };
  const inWords: Owed = { beneficiary: 'FOD Financiën', cents: 91_355, iban: accountOf(202), communication: ogmOf(987_654_302), due: day(24) };
  return [
    message('cotisations', 2, ONSS, 'fr', 'Avis de cotisations', {
      lines: ['Voici le décompte des cotisations de sécurité sociale du trimestre. Le montant ci-dessous est à verser avant la date indiquée.'],
      table: [['Période', 'Nature', 'EUR'], ['Trimestre', 'Cotisations ordinaires', '1.180,40'], ['Trimestre', 'Cotisations spéciales', '70,00']],
      ...{ owed: contributions, says: 'both' }
    }, { typeId: 'contribution', payment: paymentOf(contributions), facts: { BUSINESS_DOMAIN: 'SOCIAL_SECURITY', EMPNOSSBENOSS: '1234567-89' } }),
    // Nothing of it is payment data: it stands on the page alone, as a code here, in words there.
    message('tva-code', 4, FINANCES, 'fr', 'Compte TVA : solde à payer', {
      lines: ['Votre déclaration du mois dernier présente un solde en faveur de l’État. Le code ci-dessous contient le montant et la communication.'],
      ...{ owed: byCode, says: 'code' }
    }, { typeId: 'vat', facts: { BUSINESS_DOMAIN: 'FINANCE' } }),
    message('btw-tekst', 6, FINANCES, 'nl', 'Btw-rekening: te betalen saldo', {
      lines: ['Uit uw aangifte van vorige maand blijkt een saldo in het voordeel van de Staat. Gelieve het onderstaande bedrag te betalen.'],
      ...{ owed: inWords, says: 'text' }
    }, { typeId: 'vat', facts: { BUSINESS_DOMAIN: 'FINANCE' } }),
    message('retard', 48, ONSS, 'fr', 'Cotisations : rappel de paiement', {
      lines: ['Sauf erreur de notre part, ce montant n’a pas été reçu à temps.'],
      owed: { ...contributions, cents: 41_210, communication: ogmOf(90_933_756), due: day(-18) }
    }, { typeId: 'contribution', payment: paymentOf({ ...contributions, cents: 41_210, communication: ogmOf(90_933_756), due: day(-18) }) })
  ];
}

function asked({ day, message }: Desk): StoredMessage[] {
  return [
    message('action', 3, ONEM, 'fr', 'Chômage temporaire : déclaration à confirmer', { lines: [`Confirmez la déclaration au plus tard le ${day(9).split('-').toReversed().join('/')} dans le service en ligne.`] }, {
      ...{ typeId: 'declaration', facts: { FOR_ACTION: 'true', FOR_ACTION_DUE_DATE: day(9), BUSINESS_DOMAIN: 'EMPLOYMENT' } }
    }),
    message('question', 9, ECONOMY, 'fr', 'Données de votre établissement : question', { lines: ['L’adresse de votre établissement est-elle toujours la même ? Vous pouvez répondre à ce message.'] }, { isReplyAllowed: true }),
    message('reponse', 8, ECONOMY, 'fr', 'Données de votre établissement : réponse reçue', { lines: ['Nous avons bien reçu votre réponse et mis vos données à jour.'] }, { originalId: 'question', facts: { MESSAGE_NATURE: 'REPLY' } }),
    message('personne', 21, ONSS, 'nl', 'Wijziging van de arbeidsduur van een werknemer', { lines: ['De gewijzigde arbeidsduur werd opgenomen in het personeelsbestand.'] }, { attention: { name: 'Personeelsdienst', ssin: '85073003328' }, facts: { CONFIDENTIAL: 'true' } }),
    message('attestation', 40, ONSS, 'nl', 'Attest', { title: 'Attest: geen sociale schulden', lines: ['De onderneming heeft op deze datum geen sociale schulden.'] }, { typeId: 'certificate', isRead: true, facts: { FOR_INFORMATION: 'true' } })
  ];
}

function odd({ now, message, paper }: Desk): StoredMessage[] {
  const words = { lines: ['Dieses Schreiben gibt es in drei Sprachen · Ce courrier existe en trois langues · Deze brief bestaat in drie talen.'] };
  const erased = message('efface', 182, ONSS, 'fr', 'Rapport annuel : dernier avis', { lines: ['Ce message n’est plus disponible.'] });
  return [
    message('trois-langues', 7, ECONOMY, 'fr', 'Nouvelles règles d’inscription', words, {
      subject: { fr: 'Nouvelles règles d’inscription', nl: 'Nieuwe inschrijvingsregels', de: 'Neue Eintragungsregeln' },
      attachments: [
        paper('main', 'règles.pdf', 7, 'eco', 'fr', 'Nouvelles règles d’inscription', words, true),
        paper('nl', 'regels.pdf', 7, 'eco', 'nl', 'Nieuwe inschrijvingsregels', words),
        paper('de', 'Regeln.pdf', 7, 'eco', 'de', 'Neue Eintragungsregeln', words)
      ]
    }),
    message('six-pieces', 11, ONSS, 'fr', 'Contrôle clôturé : six pièces', { lines: ['Le dossier complet se trouve en annexe.'] }, {
      attachments: [
        paper('main', 'décision.pdf', 11, 'onss', 'fr', 'Décision', { lines: ['Le contrôle est clôturé sans correction.'] }, true),
        paper('pv', 'procès-verbal.pdf', 11, 'onss', 'fr', 'Procès-verbal', { lines: ['Toutes les pièces demandées ont été présentées.'] }),
        // Its dash and its mark are beyond ISO-8859-1.
        paper('recap', 'récapitulatif – solde 0 €.pdf', 11, 'onss', 'fr', 'Récapitulatif', { lines: ['Solde : 0,00 €.'] }),
        plain('table', 'décompte.csv', 'text/csv', 'trimestre;montant\n1;0,00\n2;0,00\n'),
        plain('data', 'decompte.xml', 'text/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<decompte><trimestre n="1">0.00</trimestre></decompte>\n'),
        plain('note', 'note.txt', 'text/plain', 'Décision sans correction.\n')
      ]
    }),
    message('dossier', 13, ONEM, 'fr', 'Dossier complet numérisé', { lines: [] }, {
      attachments: [{ id: 'main', fileName: 'dossier.pdf', isMain: true, mediaType: 'application/pdf', title: { fr: 'Dossier complet numérisé' }, bytes: () => writeScans('Dossier complet numérisé', SHEETS) }]
    }),
    message('endommage', 15, ECONOMY, 'fr', 'Extrait de la Banque-Carrefour', { lines: ['Cet extrait a été endommagé en route : son empreinte n’est pas celle qui est annoncée.'] }, {
      attachments: [{ ...paper('main', 'extrait.pdf', 15, 'eco', 'fr', 'Extrait de la Banque-Carrefour', { lines: ['Cet extrait a été endommagé en route : son empreinte n’est pas celle qui est annoncée.'] }, true), digest: 'A'.repeat(43) }]
    }),
    message('page-web', 17, ONEM, 'nl', 'Nieuwsbrief voor werkgevers', { lines: [] }, {
      attachments: [plain('main', 'nieuwsbrief.html', 'text/html', '<!doctype html><meta charset="utf-8"><title>Nieuwsbrief</title><h1>Nieuwsbrief</h1><script>document.title = "run"</script><img src="https://example.invalid/seen.png" alt="">', true)]
    }),
    message('fichier-xml', 19, ONSS, 'de', 'Meldung über Beschäftigte: Antwortdatei', { lines: [] }, {
      attachments: [
        plain('main', 'antwort.xml', 'text/xml', '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="https://example.invalid/seen.xsl"?>\n<antwort><fehler anzahl="0"/></antwort>\n', true),
        paper('annex', 'Erläuterung.pdf', 19, 'onss', 'de', 'Erläuterung', { lines: ['Die Meldung enthielt keine Fehler.'] })
      ]
    }),
    message('sans-piece', 23, FINANCES, 'fr', 'Accusé de réception de votre déclaration', { lines: [] }, { typeId: 'declaration', attachments: [], body: { texts: { fr: 'Votre déclaration a été reçue. Aucune action n’est nécessaire.' }, isMain: true } }),
    message('cache', 60, ONEM, 'fr', 'Information déjà écartée', { lines: ['Ce message a été masqué dans l’e-Box.'] }, { isHidden: true, isRead: true }),
    // Of somebody whom the reference data does not know.
    message('inconnu', 70, ONSS, 'fr', 'Message d’un service inconnu', { lines: ['Ce service n’est pas dans les données de référence.'] }, { sender: '0899999553' }),
    // Past its end, still listed, its document gone.
    { ...erased, expiresAt: new Date(now - DAY_MS).toISOString(), isErased: true }
  ];
}
