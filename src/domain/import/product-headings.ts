// What the columns of a product file are called: ours first, then those of other programs.
import type { Lang } from '../record.ts';
import type { Headings } from './field.ts';

export const PRODUCT_HEADINGS = {
  number: {
    fr: ['Numéro', 'Numéro d’article', 'N° article', 'Code article', 'Code produit', 'Référence', 'Réf', 'Code', 'N°', 'Numéro de produit'],
    nl: ['Nummer', 'Artikelnummer', 'Artikelnr', 'Artikelcode', 'Productnummer', 'Productcode', 'Referentie', 'Nr'],
    de: ['Nummer', 'Artikelnummer', 'Artikelnr', 'Produktnummer', 'Artikel-Nr', 'Bestellnummer'],
    en: ['Number', 'Product number', 'Item number', 'SKU', 'Product code', 'Item code', 'Article number', 'Internal reference', 'Reference', 'ID']
  },
  group: {
    fr: ['Groupe', 'Groupe de produits', 'Catégorie', 'Famille', 'Rubrique'],
    nl: ['Groep', 'Productgroep', 'Artikelgroep', 'Categorie', 'Familie'],
    de: ['Gruppe', 'Produktgruppe', 'Warengruppe', 'Artikelgruppe', 'Kategorie'],
    en: ['Group', 'Product group', 'Category', 'Product category', 'Family']
  },
  name: {
    fr: ['Nom', 'Désignation', 'Libellé', 'Nom du produit', 'Produit', 'Article', 'Intitulé', 'Titre'],
    nl: ['Naam', 'Benaming', 'Productnaam', 'Artikelnaam', 'Product', 'Artikel', 'Titel'],
    de: ['Name', 'Bezeichnung', 'Produktname', 'Artikelbezeichnung', 'Produkt', 'Artikel', 'Titel'],
    en: ['Name', 'Product name', 'Item', 'Item name', 'Product', 'Title', 'Label']
  },
  description: {
    fr: ['Description', 'Description longue', 'Détail', 'Détails'],
    nl: ['Omschrijving', 'Beschrijving', 'Lange omschrijving'],
    de: ['Beschreibung', 'Langtext', 'Details'],
    en: ['Description', 'Long description', 'Sales description']
  },
  unit: {
    fr: ['Unité', 'Unité de mesure', 'UM'],
    nl: ['Eenheid', 'Meeteenheid', 'Verkoopeenheid'],
    de: ['Einheit', 'Maßeinheit', 'ME'],
    en: ['Unit', 'Unit of measure', 'UoM']
  },
  purchasePrice: {
    fr: ['Prix d’achat', 'Prix d’achat HTVA', 'Prix achat', 'Coût', 'PA', 'Prix de revient'],
    nl: ['Aankoopprijs', 'Inkoopprijs', 'Kostprijs', 'Aankoopprijs excl. btw'],
    de: ['Einkaufspreis', 'EK', 'Einkaufspreis netto', 'Kosten'],
    en: ['Purchase price', 'Cost', 'Cost price', 'Buying price']
  },
  salePrice: {
    fr: ['Prix de vente', 'Prix', 'Prix unitaire', 'Prix vente', 'PV', 'Tarif', 'PU'],
    nl: ['Verkoopprijs', 'Prijs', 'Eenheidsprijs', 'Tarief'],
    de: ['Verkaufspreis', 'Preis', 'Einzelpreis', 'Stückpreis', 'VK'],
    en: ['Sale price', 'Price', 'Unit price', 'Sales price', 'Selling price', 'List price']
  },
  priceIncludesVat: {
    fr: ['TVA comprise', 'TVAC', 'TTC'],
    nl: ['Inclusief btw', 'Incl. btw', 'Btw inbegrepen'],
    de: ['Inklusive MwSt.', 'Inkl. MwSt.', 'Brutto'],
    en: ['VAT included', 'Incl. VAT', 'Including VAT', 'Tax included']
  },
  salePriceExcl: {
    fr: ['Prix de vente HTVA', 'Prix HTVA', 'Prix HT', 'Prix de vente HT', 'PV HTVA', 'Prix unitaire HTVA', 'Prix hors TVA'],
    nl: ['Verkoopprijs excl. btw', 'Prijs excl. btw', 'Prijs exclusief btw', 'Verkoopprijs exclusief btw'],
    de: ['Verkaufspreis netto', 'Preis ohne MwSt.', 'Nettopreis', 'Preis netto', 'Preis exkl. MwSt.'],
    en: ['Sale price excl. VAT', 'Price excl. VAT', 'Net price', 'Price excluding VAT']
  },
  salePriceIncl: {
    fr: ['Prix de vente TVAC', 'Prix TVAC', 'Prix TTC', 'Prix de vente TTC', 'PV TVAC', 'Prix TVA comprise'],
    nl: ['Verkoopprijs incl. btw', 'Prijs incl. btw', 'Prijs inclusief btw', 'Verkoopprijs inclusief btw'],
    de: ['Verkaufspreis brutto', 'Preis mit MwSt.', 'Bruttopreis', 'Preis brutto', 'Preis inkl. MwSt.'],
    en: ['Sale price incl. VAT', 'Price incl. VAT', 'Gross price', 'Price including VAT']
  },
  rate: {
    fr: ['Taux de TVA', 'TVA', 'Taux TVA', 'TVA %', '% TVA', 'Taux'],
    nl: ['Btw-tarief', 'Btw', 'Btw %', 'Btw-percentage', '% btw'],
    de: ['MwSt.-Satz', 'MwSt.', 'MwSt. %', 'Steuersatz', 'USt', 'USt %'],
    en: ['VAT rate', 'VAT', 'VAT %', 'Tax rate', 'Tax']
  },
  fossil: {
    fr: ['Énergie fossile', 'Fossile', 'Chaudière fossile'],
    nl: ['Fossiele brandstof', 'Fossiel', 'Fossiele ketel'],
    de: ['Fossiler Brennstoff', 'Fossil'],
    en: ['Fossil fuel', 'Fossil']
  },
  barcode: {
    fr: ['Code-barres', 'Code barre', 'EAN', 'GTIN', 'Code EAN'],
    nl: ['Barcode', 'Streepjescode', 'EAN-code'],
    de: ['Strichcode', 'EAN-Code', 'Barcode'],
    en: ['Barcode', 'Bar code', 'EAN code', 'UPC']
  },
  archived: {
    fr: ['Archivé', 'Inactif'],
    nl: ['Gearchiveerd', 'Inactief'],
    de: ['Archiviert', 'Inaktiv'],
    en: ['Archived', 'Inactive']
  }
} as const satisfies Record<string, Headings>;

/** The headings of a text in one language: "Nom (nl)", "Naam NL", "Name [nl]" … */
export function headingsIn(key: 'name' | 'description', of: Lang): Headings {
  const withCode = ([first, ...others]: readonly [string, ...string[]]): [string, ...string[]] => [`${first} (${of})`, ...others.map((heading) => `${heading} (${of})`)];
  const { fr, nl, de, en } = PRODUCT_HEADINGS[key];
  return { fr: withCode(fr), nl: withCode(nl), de: withCode(de), en: withCode(en) };
}
