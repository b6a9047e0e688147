// Documents for the tests of this folder, issued without the ceremony of their issue.
import type { Entry, Line, SealedDocument } from './model.ts';
import { blankDraft } from './new-draft.ts';
import { priceDraft } from './price.ts';

let count = 0;
export const newId = () => `ID${String(++count).padStart(24, '0')}`;
export const company = { vatRegime: 'normal', language: 'fr', term: { days: 30, endOfMonth: false }, priceMode: 'excl' } as const;
export const blank = { newId, now: '2026-11-21T10:00:00.000Z', company };
export const address = { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' };

export function line(more: Partial<Line> = {}): Line {
  return { id: newId(), pos: 'V', kind: 'item', name: 'Circulateur', quantity: '1', unit: 'C62', unitPrice: '100', rate: '21', ...more };
}

/** An issued document without the ceremony of its issue. */
export function sealed(lines: Line[], more: Partial<SealedDocument> = {}): SealedDocument {
  const draft = { ...blankDraft(more.kind ?? 'invoice', blank), lines };
  const totals = priceDraft({ ...draft, ...(more as Partial<typeof draft>) }, company);
  if (!totals) throw new Error('not countable');
  return {
    format: 1,
    id: draft.id,
    kind: draft.kind,
    journal: 'J',
    year: 2026,
    n: 1,
    number: '2026-0001',
    issueDate: '2026-11-21',
    dueDate: '2026-12-21',
    seller: { name: 'S', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749', vatRegime: 'normal', address, iban: 'BE16985000000174' },
    buyer: { type: 'company', name: 'B', vatNumber: 'BE0987654394', address },
    language: 'fr',
    currency: 'EUR',
    priceMode: 'excl',
    regime: 'normal',
    lines,
    totals,
    notices: [],
    qrReference: 'structured',
    issuedAt: '2026-11-21T10:00:00.000Z',
    ...more
  };
}

export const entry = (document: string, e: object): Entry => ({ id: newId(), document, at: '2026-11-21T11:00:00.000Z', ...e }) as Entry;
