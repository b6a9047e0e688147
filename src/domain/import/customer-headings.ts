// What the columns of a customer file are called: ours first, then those of other programs.
import type { Headings } from './field.ts';

export const CUSTOMER_HEADINGS = {
  number: {
    fr: ['Numéro', 'Numéro de client', 'N° client', 'No client', 'Code client', 'Référence client', 'Réf', 'N°', 'Code', 'Référence'],
    nl: ['Nummer', 'Klantnummer', 'Klantnr', 'Klantcode', 'Nr', 'Klant nr', 'Relatienummer', 'Klant id'],
    de: ['Nummer', 'Kundennummer', 'Kundennr', 'Kunden-Nr', 'Kundencode'],
    en: ['Number', 'Customer number', 'Customer no', 'Customer code', 'Customer ID', 'Client number', 'Client ID', 'Reference', 'ID']
  },
  type: {
    fr: ['Type', 'Type de client', 'Genre'],
    nl: ['Type', 'Klanttype', 'Soort', 'Soort klant'],
    de: ['Typ', 'Art', 'Kundenart', 'Kundentyp'],
    en: ['Type', 'Customer type', 'Client type']
  },
  name: {
    fr: ['Nom', 'Nom du client', 'Nom ou raison sociale', 'Raison sociale', 'Dénomination', 'Société', 'Nom de la société', 'Entreprise', 'Nom de l’entreprise', 'Nom complet', 'Client', 'Nom de famille'],
    nl: ['Naam', 'Klantnaam', 'Naam klant', 'Bedrijfsnaam', 'Firmanaam', 'Bedrijf', 'Firma', 'Volledige naam', 'Klant', 'Achternaam', 'Familienaam'],
    de: ['Name', 'Kundenname', 'Firmenname', 'Firma', 'Unternehmen', 'Vollständiger Name', 'Kunde', 'Nachname', 'Familienname'],
    en: ['Name', 'Customer name', 'Client name', 'Company name', 'Company', 'Business name', 'Full name', 'Customer', 'Client', 'Last name', 'Surname', 'Display name']
  },
  firstName: {
    fr: ['Prénom'],
    nl: ['Voornaam'],
    de: ['Vorname'],
    en: ['First name', 'Given name', 'Firstname']
  },
  enterpriseNumber: {
    fr: ['Numéro d’entreprise', 'N° d’entreprise', 'No entreprise', 'Numéro entreprise', 'BCE', 'N° BCE', 'Numéro BCE'],
    nl: ['Ondernemingsnummer', 'Ondernemingsnr', 'KBO', 'KBO-nummer', 'KBO-nr'],
    de: ['Unternehmensnummer', 'Unternehmensnr', 'ZUD-Nummer', 'ZDU-Nummer'],
    en: ['Enterprise number', 'Company number', 'Company registry', 'Registration number', 'CBE number']
  },
  vatNumber: {
    fr: ['Numéro de TVA', 'N° de TVA', 'N° TVA', 'No TVA', 'Numéro TVA', 'TVA', 'TVA intracommunautaire', 'N° TVA intracommunautaire'],
    nl: ['Btw-nummer', 'Btw-nr', 'Btwnummer', 'Btw'],
    de: ['MwSt.-Nummer', 'MwSt-Nr', 'USt-IdNr', 'USt-ID', 'Umsatzsteuer-ID', 'Umsatzsteuer-Identifikationsnummer'],
    en: ['VAT number', 'VAT no', 'VAT ID', 'VAT', 'Tax ID', 'VAT registration number']
  },
  regime: {
    fr: ['Régime TVA', 'Régime de TVA', 'Régime', 'Code TVA', 'Statut TVA'],
    nl: ['Btw-regime', 'Btw-stelsel', 'Btw-code', 'Btw-statuut'],
    de: ['MwSt.-Regelung', 'MwSt-Regime', 'Steuerregelung', 'MwSt-Code'],
    en: ['VAT regime', 'VAT scheme', 'VAT code', 'Fiscal position', 'Tax regime']
  },
  language: {
    fr: ['Langue'],
    nl: ['Taal'],
    de: ['Sprache'],
    en: ['Language', 'Lang']
  },
  email: {
    fr: ['E-mail', 'Email', 'Courriel', 'Adresse e-mail', 'Adresse email', 'Adresse électronique', 'Mail'],
    nl: ['E-mail', 'E-mailadres', 'Emailadres'],
    de: ['E-Mail', 'E-Mail-Adresse', 'Mailadresse'],
    en: ['E-mail', 'E-mail address', 'Email address']
  },
  phone: {
    fr: ['Téléphone', 'Tél', 'N° de téléphone', 'Numéro de téléphone', 'GSM', 'Mobile', 'Portable'],
    nl: ['Telefoon', 'Tel', 'Telefoonnummer', 'Gsm-nummer'],
    de: ['Telefon', 'Telefonnummer', 'Handy', 'Mobiltelefon'],
    en: ['Phone', 'Telephone', 'Phone number', 'Mobile phone', 'Cell phone']
  },
  street: {
    fr: ['Rue', 'Adresse', 'Rue et numéro', 'Adresse 1', 'Adresse ligne 1', 'Adresse de facturation', 'Voie'],
    nl: ['Straat', 'Adres', 'Straat en nummer', 'Adres 1', 'Adresregel 1', 'Straat + nr', 'Facturatieadres'],
    de: ['Straße', 'Adresse', 'Straße und Hausnummer', 'Adresse 1', 'Anschrift', 'Rechnungsadresse'],
    en: ['Street', 'Address', 'Address 1', 'Address line 1', 'Street address', 'Billing address', 'Billing street']
  },
  houseNumber: {
    fr: ['Numéro de maison', 'Numéro de rue', 'N° de rue', 'N° rue', 'Numéro de police'],
    nl: ['Huisnummer', 'Huisnr', 'Straatnummer'],
    de: ['Hausnummer', 'Haus-Nr', 'Hausnr'],
    en: ['House number', 'Street number', 'Streetnumber', 'House no']
  },
  extra: {
    fr: ['Complément d’adresse', 'Complément', 'Boîte', 'Adresse 2', 'Adresse ligne 2', 'Bte'],
    nl: ['Adresaanvulling', 'Bus', 'Busnummer', 'Adres 2', 'Adresregel 2', 'Toevoeging'],
    de: ['Adresszusatz', 'Zusatz', 'Adresse 2', 'Postfach'],
    en: ['Address line 2', 'Address 2', 'Street 2', 'Box', 'Apartment']
  },
  postcode: {
    fr: ['Code postal', 'CP', 'Codepostal'],
    nl: ['Postcode', 'Postnummer', 'PC'],
    de: ['Postleitzahl', 'PLZ'],
    en: ['Postcode', 'Postal code', 'Zip', 'Zip code', 'City code']
  },
  city: {
    fr: ['Localité', 'Ville', 'Commune'],
    nl: ['Gemeente', 'Plaats', 'Stad', 'Woonplaats'],
    de: ['Ort', 'Stadt', 'Gemeinde'],
    en: ['City', 'Town', 'Place']
  },
  country: {
    fr: ['Pays', 'Code pays'],
    nl: ['Land', 'Landcode'],
    de: ['Land', 'Ländercode'],
    en: ['Country', 'Country code']
  },
  term: {
    fr: ['Délai de paiement', 'Délai', 'Conditions de paiement', 'Échéance', 'Jours'],
    nl: ['Betalingstermijn', 'Betaaltermijn', 'Termijn', 'Betalingsvoorwaarden', 'Dagen'],
    de: ['Zahlungsfrist', 'Zahlungsziel', 'Zahlungsbedingungen', 'Frist'],
    en: ['Payment term', 'Payment terms', 'Term', 'Terms', 'Due days']
  },
  note: {
    fr: ['Note', 'Remarque', 'Remarques', 'Commentaire', 'Commentaires', 'Notes', 'Mémo'],
    nl: ['Notitie', 'Opmerking', 'Opmerkingen', 'Notities', 'Commentaar'],
    de: ['Notiz', 'Bemerkung', 'Bemerkungen', 'Anmerkung', 'Kommentar', 'Notizen'],
    en: ['Note', 'Remark', 'Remarks', 'Comment', 'Comments', 'Memo']
  },
  archived: {
    fr: ['Archivé', 'Inactif'],
    nl: ['Gearchiveerd', 'Inactief'],
    de: ['Archiviert', 'Inaktiv'],
    en: ['Archived', 'Inactive']
  }
} as const satisfies Record<string, Headings>;
