// The accountant's list of purchases: each column has a name of its own, and VAT that the buyer declares is in it.
import { expect, test } from 'vitest';
import { money, text } from '#domain/import/write-csv.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { purchaseRow } from '#domain/purchase/row.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { exportedPurchases } from './exported.ts';

const [purchases] = exportedPurchases;

const now = '2026-11-17T09:00:00.000Z';
const purchase = {
  ...newPurchase({ id: 'P', now, source: { way: 'hand' }, files: [] }),
  ...{ number: 'A2', issueDate: '2026-11-17', total: 20_000, processedAt: now },
  lines: [{ id: 'l', pos: 'B', treatment: 'cocontractor' as const, net: 20_000, rate: '21', vat: 4_200 }]
};
const store = {
  get: () => Promise.resolve(purchase),
  rows: () => Promise.resolve([purchaseRow(purchase)]),
  company: () => Promise.resolve({})
} as unknown as CompanyStore;

test('no two columns have the same name', () => {
  const headings = purchases!.headings();
  expect(headings.filter((heading, i) => headings.indexOf(heading) !== i)).toEqual([]);
});

test('what is declared by the buyer stands beside what is charged', async () => {
  const { cells } = await purchases!.one(store, 'P', { signal: new AbortController().signal, progress: () => undefined, unreached: false });
  const of = (heading: string) => cells[purchases!.headings().indexOf(heading)];
  expect([of(m.purchases_net()), of(m.purchases_column_vat()), of(m.purchases_vat_reverse()), of(m.purchases_total())]).toEqual([20_000, 0, 4_200, 20_000].map(money));
  expect(of(m.purchases_treatment_column())).toEqual(text(m.purchases_treatment_cocontractor()));
});
