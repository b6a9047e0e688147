// What the store promises of records and documents, seen from two tabs on one database.
import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
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
