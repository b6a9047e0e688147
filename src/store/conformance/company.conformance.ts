// What the store promises of records and documents, seen from two tabs on one database.
import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
import { editing } from '../gate/commit.ts';
import { company, customer, draft, NOW, sealOf } from './samples.ts';
import { twoTabs } from './tabs.ts';

test('a record written in one tab is read in the other', async () => {
  const { one, two } = twoTabs();
  await one.edit('company', 'company', () => company);
  expect(await two.company()).toEqual(company);
  expect(await two.get('customer', 'nobody')).toBe(undefined);
});

test('a live query in one tab sees the edit of the other', async () => {
  const { one, two } = twoTabs();
  await one.edit('invoice', 'D', () => draft('D'));
  const seen = new Promise<string>((resolve) => {
    const live = liveQuery(() => two.get('invoice', 'D')).subscribe((d) => {
      if (!d?.orderReference) return;
      live.unsubscribe();
      resolve(d.orderReference);
    });
  });
  await one.edit('invoice', 'D', (d) => ({ ...d!, orderReference: 'PO-7' }));
  expect(await seen).toBe('PO-7');
});

test('edits of two tabs to different fields both stay', async () => {
  const { one, two } = twoTabs();
  await one.edit('invoice', 'D', () => draft('D'));
  await Promise.all([
    ...Array.from({ length: 10 }, (_, i) => one.edit('invoice', 'D', (d) => ({ ...d!, textAbove: `${d!.textAbove ?? ''}${i}` }))),
    ...Array.from({ length: 10 }, (_, i) => two.edit('invoice', 'D', (d) => ({ ...d!, textBelow: `${d!.textBelow ?? ''}${i}` })))
  ]);
  const d = await one.get('invoice', 'D');
  expect([d?.textAbove?.length, d?.textBelow?.length]).toEqual([10, 10]);
});

test('when the company’s VAT regime changes, the rows of its drafts follow, and those of issued documents stay', async () => {
  const { one, two } = twoTabs();
  await one.edit('company', 'company', () => company);
  for (const id of ['D', 'E', 'F', 'GONE']) await one.edit('invoice', id, () => draft(id));
  await one.edit('invoice', 'GONE', (d) => ({ ...d!, deletedAt: NOW }));
  const { totals } = await one.issue('F', { now: NOW, build: sealOf });
  const rows = async () => (await two.rows('documents', ['D', 'E', 'F'])).map(({ net, vat, total }) => ({ net, vat, total }));
  const taxed = { net: totals.net, vat: totals.vat, total: totals.gross };
  const free = { net: totals.net, vat: 0, total: totals.net };
  expect(totals.vat).toBeGreaterThan(0);
  expect(await rows()).toEqual([taxed, taxed, taxed]);
  expect((await two.list('documents', { sort: { by: 'id' }, sum: ['total'] })).sums['total']).toBe(3 * taxed.total);

  // While the other tab types in one of them.
  await Promise.all([
    one.edit('company', 'company', (c) => ({ ...c!, vatRegime: 'franchise' })),
    ...Array.from({ length: 10 }, (_, i) => two.edit('invoice', 'E', (d) => ({ ...d!, orderReference: `${i}` })))
  ]);
  expect(await rows()).toEqual([free, free, taxed]);
  expect((await two.list('documents', { sort: { by: 'id' }, sum: ['total'] })).sums['total']).toBe(2 * free.total + taxed.total);
  expect((await one.list('documents', { sort: { by: 'id' } })).count).toBe(3);

  // In one act with a draft, whichever comes first.
  const intent = { edits: [editing('invoice', 'D', (d) => ({ ...d!, orderReference: 'x' })), editing('company', 'company', (c) => ({ ...c!, vatRegime: 'normal' })), editing('invoice', 'E', (d) => ({ ...d!, orderReference: 'y' }))] };
  await one.commit(intent);
  expect(await rows()).toEqual([taxed, taxed, taxed]);
});

test('issuing gives number, seal, entry and rows at once, and nothing can change the document any more', async () => {
  const { one, two } = twoTabs();
  await one.edit('company', 'company', () => company);
  await one.edit('customer', 'CUSTOMER', () => customer('CUSTOMER'));
  await one.edit('invoice', 'D', () => draft('D'));
  const sealed = await one.issue('D', { now: NOW, build: sealOf });
  expect(sealed.n).toBe(116);
  expect(await two.sealed('D')).toEqual(sealed);
  expect((await two.entries('D')).map((e) => e.kind)).toEqual(['issued']);
  expect((await two.rows('documents', ['D']))[0]).toMatchObject({ number: sealed.number, open: sealed.totals.payable, status: 1 });
  expect((await two.rows('customers', ['CUSTOMER']))[0]?.lastUsed).toBe('2026-11-21');
  await expect(two.edit('invoice', 'D', (d) => ({ ...d!, orderReference: 'x' }))).rejects.toMatchObject({ code: 'sealed' });
  await expect(two.issue('D', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'sealed' });
});

test('work of several steps that is being done when its company is closed is done to its end; then nothing more', async () => {
  const { one, two } = twoTabs();
  const done = one.connection.hold(async () => {
    await one.edit('customer', 'A', () => customer('A'));
    one.close();
    await one.edit('customer', 'B', () => customer('B'));
  });
  await done;
  expect(one.connection.state).toBe('closed');
  await expect(one.connection.hold(() => one.get('customer', 'A'))).rejects.toMatchObject({ code: 'closed' });
  expect(await Promise.all(['A', 'B'].map((id) => two.get('customer', id)))).toMatchObject([{ id: 'A' }, { id: 'B' }]);
});
