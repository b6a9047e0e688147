// Documents to make PDFs of: built by hand, with the totals that the domain computes.
import type { Line, SealedDocument, Seller } from '#domain/document/model.ts';
import { priceDraft } from '#domain/document/price.ts';
import { inOrder } from '#domain/position.ts';
import type { Lang } from '#domain/record.ts';
import { legalText } from '#domain/tax/legal-texts.ts';

export const seller: Seller = {
  name: 'Chauffage Lambrecht',
  legalForm: 'SRL',
  enterpriseNumber: '0987654394',
  vatNumber: 'BE0987654394',
  vatRegime: 'normal',
  register: 'RPM Liège, division Namur',
  address: { street: 'Chaussée de Dinant 214', postcode: '5000', city: 'Namur', country: 'BE' },
  email: 'info@lambrecht.example',
  phone: '081 00 00 00',
  iban: 'BE16985000000174',
  bic: 'TESTBEB0',
  accent: '#1d5c45'
};

type PlainLine = Partial<Omit<Line, 'id' | 'pos'>>;

const line = (plain: PlainLine, i: number): Line => ({
  id: `L${String(i).padStart(4, '0')}`,
  pos: String(i).padStart(4, '0'),
  kind: 'item',
  name: 'Main-d’œuvre chauffagiste',
  quantity: '1',
  unit: 'C62',
  unitPrice: '58',
  rate: '21',
  ...plain
});

export type SampleChange = Partial<Omit<SealedDocument, 'lines' | 'seller' | 'totals'>> & { lines?: PlainLine[]; seller?: Partial<Seller>; prepaid?: number };

/** A sealed invoice, changed where asked; the totals follow. @throws when the amounts cannot be counted. */
export function sample({ lines = fourLines, seller: otherSeller, prepaid, ...change }: SampleChange = {}): SealedDocument {
  const typed = lines.map(line);
  const rest = { ...plain, ...change };
  const who = { ...seller, ...otherSeller };
  const totals = priceDraft({ ...rest, lines: typed, prepaid }, who);
  if (!totals) throw new RangeError('amounts too large');
  return { ...rest, seller: who, lines: inOrder(typed).map(({ pos: _pos, ...kept }) => kept), totals };
}

export const fourLines: PlainLine[] = [
  { name: 'Entretien annuel, chaufferie collective', description: 'Nettoyage du brûleur, contrôle de la combustion, attestation', unitPrice: '420', rate: '6' },
  { name: 'Circulateur haut rendement DN 32', quantity: '2', unitPrice: '389.5', rate: '6' },
  { name: 'Vanne thermostatique 15 mm', quantity: '12', unitPrice: '31.2', rate: '6' },
  { name: 'Main-d’œuvre chauffagiste', quantity: '6.5', unit: 'HUR', unitPrice: '58', rate: '6' }
];

const plain: Omit<SealedDocument, 'lines' | 'seller' | 'totals'> = {
  format: 1,
  id: '01KAAAAAAAAAAAAAAAAAAAAAAA',
  kind: 'invoice',
  journal: 'sales',
  year: 2026,
  n: 217,
  number: '2026-0217',
  issueDate: '2026-10-26',
  dueDate: '2026-11-09',
  deliveryDate: '2026-10-22',
  orderReference: 'BC 2026/114',
  buyer: {
    type: 'company',
    name: 'ACP Résidence Les Tilleuls de Boitsfort',
    attention: 'Marie Delvaux',
    enterpriseNumber: '0123456749',
    address: { street: 'Avenue des Coccinelles 88, bte 4', extra: 'c/o Syndic Delvaux & Associés SRL', postcode: '1170', city: 'Watermael-Boitsfort', country: 'BE' }
  },
  language: 'fr',
  currency: 'EUR',
  priceMode: 'excl',
  regime: 'normal',
  notices: [],
  communication: '202600021717',
  qrReference: 'structured',
  issuedAt: '2026-10-26T15:40:00.000Z'
};

export const renovation = (language: Lang) => [{ id: 'renovation6', text: legalText('renovation6', language, '2026-10-26') }];

/** `count` lines as an installer writes them, with descriptions. */
export const manyLines = (count: number): PlainLine[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `${['Radiateur panneau type 22', 'Vanne thermostatique 15 mm', 'Tube multicouche 20 × 2', 'Main-d’œuvre chauffagiste', 'Circulateur haut rendement'][i % 5]} ${i + 1}`,
    ...(i % 3 === 0 && { description: 'Fourniture et pose, raccords et petites pièces compris, essais et mise en service' }),
    quantity: ['1', '2', '12.5', '6.25', '0.333'][i % 5],
    unit: ['C62', 'C62', 'MTR', 'HUR', 'C62'][i % 5],
    unitPrice: ['389.5', '31.2', '4.85', '58', '1249.9999'][i % 5],
    rate: i % 4 === 0 ? '6' : '21'
  }));
