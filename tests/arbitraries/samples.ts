// A fictional company, its customers and plain drafts: what golden documents and random ones start from.
import type { Company } from '#domain/company/model.ts';
import type { Draft, Line } from '#domain/document/model.ts';
import type { Party } from '#domain/party/model.ts';
import { between } from '#domain/position.ts';

/** The day on which samples are issued. */
export const TODAY = '2026-11-21';
export const NOW = '2026-11-21T09:12:00.000Z';

/** A draft of an invoice in which nothing is typed yet. */
export const emptyDraft: Draft = {
  id: 'd',
  kind: 'invoice',
  schema: 1,
  createdAt: NOW,
  regime: 'normal',
  language: 'fr',
  currency: 'EUR',
  priceMode: 'excl',
  term: { days: 30 },
  lines: []
};

/** A heating installer; the numbers are well formed and belong to nobody. */
export const company: Company = {
  id: 'company',
  kind: 'company',
  schema: 1,
  createdAt: '2024-01-02T08:00:00.000Z',
  name: 'Chaleur & Confort',
  legalForm: 'SRL',
  enterpriseNumber: '0123456749',
  vatRegime: 'normal',
  register: 'RPM Liège, division Namur',
  address: { street: 'Rue des Fontaines 12', postcode: '5000', city: 'Namur', country: 'BE' },
  email: 'info@chaleur.example',
  phone: '+32 81 00 00 00',
  iban: 'BE16985000000174',
  bic: 'TESTBEB0',
  language: 'fr',
  term: { days: 30, endOfMonth: false },
  priceMode: 'excl',
  rate: '21',
  journals: [
    { id: 'sales', pos: 'a', kind: 'invoice', name: 'Ventes', series: 0, pattern: '{year}-{n:4}' },
    { id: 'credits', pos: 'b', kind: 'creditNote', name: 'Notes de crédit', series: 1, pattern: 'NC{year}-{n:4}' }
  ],
  notices: [],
  customerPattern: 'C{n:5}',
  productPattern: 'P{n:5}'
};

/** The same business under the exemption of small enterprises (art. 56bis Code TVA). */
export const franchiseCompany: Company = { ...company, vatRegime: 'franchise', name: 'Atelier Bois', legalForm: undefined, register: undefined };

const brussels = { street: 'Kerkstraat 4', postcode: '1000', city: 'Brussel', country: 'BE' };

/** Buyers of every sort that the rules tell apart. */
export const buyers = {
  belgian: { type: 'company', name: 'Bakkerij De Ster BV', attention: 'Els Peeters', enterpriseNumber: '0987654394', vatNumber: 'BE0987654394', address: brussels, email: 'boekhouding@ster.example' },
  belgian1: { type: 'company', name: 'Nieuwkomer BV', enterpriseNumber: '1000000021', vatNumber: 'BE1000000021', address: brussels },
  /** Registered, but not liable to VAT. */
  association: { type: 'company', name: 'Les Amis du Parc ASBL', enterpriseNumber: '0987654394', address: brussels },
  /** A VAT number alone: the enterprise number follows from it. */
  vatOnly: { type: 'company', name: 'Zelfstandige', vatNumber: 'BE0987654394', address: brussels },
  person: { type: 'person', name: 'Claire Dubois', address: { street: 'Avenue du Parc 9', extra: 'boîte 3', postcode: '4000', city: 'Liège', country: 'BE' }, email: 'claire@dubois.example', phone: '0470 00 00 00' },
  personWithoutAnything: { type: 'person', name: 'Jean Lambert', address: { street: 'Rue Haute 1', postcode: '6000', city: 'Charleroi', country: 'BE' } },
  french: { type: 'company', name: 'Toitures du Nord SARL', vatNumber: 'FR40303265045', address: { street: '3 rue Nationale', postcode: '59000', city: 'Lille', country: 'FR' } },
  german: { type: 'company', name: 'Heizung Köln GmbH', vatNumber: 'DE136695976', address: { street: 'Domstraße 1', postcode: '50667', city: 'Köln', country: 'DE' } },
  dutch: { type: 'company', name: 'Warmte BV', vatNumber: 'NL004495445B01', address: { street: 'Dam 2', postcode: '1012 JS', city: 'Amsterdam', country: 'NL' } },
  italian: { type: 'company', name: 'Caldo SpA', vatNumber: 'IT00743110157', address: { street: 'Via Roma 5', postcode: '20121', city: 'Milano', country: 'IT' } },
  swedish: { type: 'company', name: 'Värme AB', vatNumber: 'SE123456789701', address: { street: 'Kungsgatan 1', postcode: '111 43', city: 'Stockholm', country: 'SE' } },
  finnish: { type: 'company', name: 'Lämpö Oy', vatNumber: 'FI20774740', address: { street: 'Mannerheimintie 1', postcode: '00100', city: 'Helsinki', country: 'FI' } },
  danish: { type: 'company', name: 'Varme ApS', vatNumber: 'DK12345678', address: { street: 'Strøget 1', postcode: '1160', city: 'København', country: 'DK' } },
  greek: { type: 'company', name: 'Θέρμανση ΑΕ', vatNumber: 'EL094259216', address: { street: 'Ερμού 1', postcode: '105 63', city: 'Αθήνα', country: 'GR' } },
  luxembourgish: { type: 'company', name: 'Hëtzt Sàrl', vatNumber: 'LU15027442', address: { street: 'Grand-Rue 1', postcode: '1661', city: 'Luxembourg', country: 'LU' } },
  northernIrish: { type: 'company', name: 'Belfast Boilers Ltd', vatNumber: 'XI123456789', address: { street: 'High Street 1', postcode: 'BT1 2AA', city: 'Belfast', country: 'GB' } },
  american: { type: 'company', name: 'Heat Inc.', address: { street: '1 Main Street', postcode: '10001', city: 'New York', country: 'US' } },
  swiss: { type: 'person', name: 'Heidi Muster', address: { street: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', country: 'CH' }, email: 'heidi@muster.example' }
} as const satisfies Record<string, Party>;
export type BuyerName = keyof typeof buyers;

/** An item line; one unit at EUR 100 and 21 % unless told. */
export const item = (over: Partial<Line> = {}): Omit<Line, 'id' | 'pos'> => ({
  kind: 'item',
  name: 'Entretien chaudière',
  quantity: '1',
  unit: 'C62',
  unitPrice: '100',
  rate: '21',
  ...over
});

export const heading = (name: string): Omit<Line, 'id' | 'pos'> => ({ ...item({ name, quantity: '0', unitPrice: '0' }), kind: 'heading' });
export const freeText = (name: string): Omit<Line, 'id' | 'pos'> => ({ ...heading(name), kind: 'text' });

/** Lines with their ids and positions in the order given. */
export function placed(lines: readonly Omit<Line, 'id' | 'pos'>[]): Line[] {
  let pos = '';
  return lines.map((line, i) => {
    pos = between(pos, '');
    return { ...line, id: `line${i + 1}`, pos };
  });
}

/** An invoice to a Belgian company in French, excluding VAT, unless told. */
export function draftOf(lines: readonly Omit<Line, 'id' | 'pos'>[], over: Partial<Draft> = {}): Draft {
  return {
    id: 'draft',
    kind: 'invoice',
    schema: 1,
    createdAt: NOW,
    buyer: buyers.belgian,
    regime: 'normal',
    language: 'fr',
    currency: 'EUR',
    priceMode: 'excl',
    term: { days: 30, endOfMonth: false },
    lines: placed(lines),
    ...over
  };
}
