// An app that is switched on brings along what it needs; what is at the address of one that is off stays closed.
import { expect, test } from 'vitest';
import type { Company } from '#domain/company/model.ts';
import { closedAt, entriesOf, isUsed, lackOf } from '#features/app/apps.ts';
import { recognitionApp } from '#features/recognition/app.ts';
import { selfBillingApp } from '#features/self-billing/app.ts';
import { slipTextBelow, withSlipTextBelow } from '#features/self-billing/settings.ts';
import { textBelowOf } from '#domain/document/text-below.ts';
import { switchApp } from './switch-app.ts';

const EMPTY = { language: 'fr', journals: [{ id: 'a', pos: 'B', kind: 'invoice', name: 'Ventes', series: 0, pattern: '{year}-{n:4}' }] } as unknown as Company;

/** What the company is after the app was switched. */
async function after(company: Company, on: boolean): Promise<Company> {
  let now = company;
  await switchApp({ edit: (async (_kind: string, _id: string, change: (company: Company | undefined) => Company) => (now = change(now))) as never }, selfBillingApp, on);
  return now;
}

test('self-billing brings its journals, once, and leaves them when it goes', async () => {
  const on = await after(EMPTY, true);
  expect(on.journals.map(({ kind }) => kind)).toEqual(['invoice', 'selfBilling', 'selfBillingCreditNote']);
  const off = await after(on, false);
  expect(off).toEqual({ ...on, apps: { selfBilling: { on: false } } });
  expect((await after(off, true)).journals).toEqual(on.journals);
});

test('an address is closed while its apps are off, or when the rights do not reach it', async () => {
  const all = () => true;
  expect(closedAt('/self-billing', EMPTY, all)).toMatchObject({ why: 'off', app: { id: 'selfBilling' } });
  expect(closedAt('/self-billing/01J/pay', EMPTY, all)?.why).toBe('off');
  expect(closedAt('/suppliers', EMPTY, all)).toMatchObject({ why: 'off', app: { id: 'purchases' } });
  for (const path of ['/', '/invoices', '/invoices/01J', '/apps', '/settings/purchases', '/unknown']) expect(closedAt(path, EMPTY, all)).toBeUndefined();
  const on = await after(EMPTY, true);
  expect(closedAt('/self-billing', on, all)).toBeUndefined();
  expect(closedAt('/suppliers/01J', on, all)).toBeUndefined();
  expect(closedAt('/purchases', on, all)?.why).toBe('off');
  expect(closedAt('/suppliers', on, (scope) => scope !== 'purchases')?.why).toBe('rights');
  expect(closedAt('/', on, () => false)).toBeUndefined();
  // The accountant's file is of two books: one of them opens it.
  for (const book of ['sales', 'purchases']) expect(closedAt('/accountant', on, (scope) => scope === book)).toBeUndefined();
  expect(closedAt('/accountant', on, (scope) => scope === 'contacts')?.why).toBe('rights');
  const hrefs = (book: string) => entriesOf('files', on, ({ scope }) => !scope || scope === book).map(({ href }) => href);
  expect([hrefs('sales'), hrefs('purchases'), hrefs('contacts')].map((all) => all.filter((href) => href === '/accountant').length)).toEqual([1, 1, 0]);
});

test('text recognition is used where purchases are on too, on a device that may change them', () => {
  const on = (...ids: string[]) => ({ ...EMPTY, apps: Object.fromEntries(ids.map((id) => [id, { on: true }])) }) as Company;
  expect(lackOf(recognitionApp, on('recognition'))?.id).toBe('purchases');
  expect(isUsed(recognitionApp, on('recognition'), () => true)).toBe(false);
  expect(isUsed(recognitionApp, on('purchases'), () => true)).toBe(false);
  expect(lackOf(recognitionApp, on('recognition', 'purchases'))).toBeUndefined();
  expect(isUsed(recognitionApp, on('recognition', 'purchases'), () => true)).toBe(true);
  expect(isUsed(recognitionApp, on('recognition', 'purchases'), (scope) => scope !== 'purchases')).toBe(false);
  expect(lackOf(selfBillingApp, on('selfBilling'))).toBeUndefined();
});

test('the words at the foot of self-billing documents stand on them in their language', () => {
  const company = withSlipTextBelow(withSlipTextBelow(EMPTY, 'fr', 'Marchandise pesée.'), 'nl', 'Gewogen.');
  expect(textBelowOf({ kind: 'selfBilling', language: 'fr' }, company)).toBe('Marchandise pesée.');
  expect(textBelowOf({ kind: 'selfBillingCreditNote', language: 'nl' }, company)).toBe('Gewogen.');
  expect(textBelowOf({ kind: 'invoice', language: 'fr' }, company)).toBeUndefined();
  expect(slipTextBelow(withSlipTextBelow(company, 'fr', ''))).toEqual({ nl: 'Gewogen.' });
  expect(slipTextBelow({ apps: { selfBilling: { on: true, settings: { textBelow: 7 } } } })).toEqual({});
});
