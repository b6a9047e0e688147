// Records and a seal for the store's own tests: just enough of each, not what the domain would make in full.
import type { Company } from '#domain/company/model.ts';
import { priceDraft } from '#domain/document/price.ts';
import type { Draft, Line, SealedDocument } from '#domain/document/model.ts';
import { dueDate } from '#domain/dates.ts';
import type { Customer } from '#domain/party/model.ts';
import type { Product } from '#domain/product/model.ts';
import type { IssueContext } from '../gate/issue.ts';

export const NOW = '2026-11-21T10:00:00.000Z';
const address = { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' };

export const company: Company = {
  ...{ id: 'company', kind: 'company', schema: 1, createdAt: NOW },
  ...{ name: 'Chauffage Dupont', enterpriseNumber: '0123456749', vatRegime: 'normal', address, iban: 'BE16985000000174' },
  ...{ language: 'fr', term: { days: 30 }, priceMode: 'excl', rate: '21', customerPattern: 'C{n:5}', productPattern: 'P{n:5}' },
  journals: [
    { id: 'VEN', pos: 'B', kind: 'invoice', name: 'Factures', series: 0, pattern: '{year}-{n:4}', lastBefore: { '2026': 115 } },
    { id: 'NCV', pos: 'C', kind: 'creditNote', name: 'Notes de crédit', series: 1, pattern: 'NC{year}-{n:4}' }
  ],
  notices: []
};

export const customer = (id: string, more: Partial<Customer> = {}): Customer => ({
  ...{ id, kind: 'customer', schema: 1, createdAt: NOW, number: 'C00001', type: 'company', name: 'Boulangerie Épi d’Or' },
  ...{ regime: 'normal', language: 'fr', address, addresses: [], contacts: [] },
  ...more
});

export const product = (id: string, more: Partial<Product> = {}): Product => ({
  ...{ id, kind: 'product', schema: 1, createdAt: NOW, number: 'P00001', group: 'Pompes', name: { fr: 'Circulateur', nl: 'Circulatiepomp' } },
  ...{ description: {}, unit: 'C62', salePrice: '181.5', rate: '21' },
  ...more
});

export const line = (id: string, pos: string, more: Partial<Line> = {}): Line => ({
  ...{ id, pos, kind: 'item', name: 'Circulateur', quantity: '1', unit: 'C62', unitPrice: '100', rate: '21' },
  ...more
});

export const draft = (id: string, more: Partial<Draft> = {}): Draft => ({
  ...{ id, kind: 'invoice', schema: 1, createdAt: NOW, regime: 'normal', language: 'fr', currency: 'EUR', priceMode: 'excl', term: { days: 30 } },
  ...{ customerId: 'CUSTOMER', buyer: { type: 'company', name: 'Boulangerie Épi d’Or', vatNumber: 'BE0987654394', address } },
  lines: [line('L1', 'B'), line('L2', 'C', { quantity: '2', unitPrice: '50.25' })],
  ...more
});

const seller = { name: company.name, enterpriseNumber: company.enterpriseNumber, vatNumber: 'BE0123456749', vatRegime: 'normal', address, iban: company.iban } as const;

/** A seal of a draft, as the domain's would be in what the store looks at. */
export function sealOf({ draft: d, journal, year, n, today, letter }: Pick<IssueContext, 'draft' | 'journal' | 'year' | 'n' | 'today' | 'letter'>): SealedDocument {
  const totals = priceDraft(d, company);
  if (!totals) throw new TypeError('a sample that cannot be counted');
  const issueDate = d.issueDate ?? today;
  const number = `${journal.id}${year}-${letter ?? ''}${String(n).padStart(4, '0')}`;
  return {
    ...{ format: 1, id: d.id, kind: d.kind, journal: journal.id, year, n, ...(letter && { letter }), number, issueDate, dueDate: dueDate(issueDate, d.term), seller },
    ...{ customerId: d.customerId, buyer: d.buyer!, language: d.language, currency: d.currency, priceMode: d.priceMode, regime: d.regime },
    ...{ lines: d.lines.map(({ pos: _pos, productId: _product, ...rest }) => rest), totals, notices: [], credits: d.credits },
    ...(d.kind === 'invoice' && { communication: String(n).padStart(12, '0') }),
    ...{ qrReference: 'structured', issuedAt: NOW }
  };
}

/** An issue with it, for `issue` and `issueAtRelay`. */
export const act = { now: NOW, build: sealOf };
