// Files of suppliers taken in several at a time: each once, and on every device of the company with its bytes as they came.
import { expect, test } from 'vitest';
import { type Incoming, takeIn, takeInRead } from '#features/purchases/receive/intake.ts';
import { company } from '#store/conformance/samples.ts';
import { meet, member, newWorld, open, OWNER } from './devices.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const file = (text: string): Incoming => ({ name: `${text}.xml`, bytes: new Uint8Array(Buffer.from(`<Invoice>${text}</Invoice>`)), type: 'application/xml', source: { way: 'file', archive: 'all.zip' } });
const read = (id: string, bytes: Uint8Array) => Promise.resolve((purchase: object) => ({ ...purchase, number: `${id.length}-${Buffer.from(bytes).toString().slice(9, -10)}` }) as never);

test('twenty at once are twenty purchases, each once whatever comes twice, and reach the other device', async () => {
  const world = await newWorld();
  const store = open();
  await store.edit('company', 'company', () => company);
  const one = await member(world, { store });
  const { purchase } = await takeIn(store, file('there'), NOW);
  const names = Array.from({ length: 20 }, (_, i) => `n${i}`);
  const { made, before, there } = await takeInRead(store, [...names, 'n3', 'there'].map(file), NOW, read);
  expect([made.length, before, there]).toEqual([20, 2, purchase.id]);
  expect(await takeInRead(store, [file('n7')], NOW, read)).toEqual({ made: [], before: 1, there: made[7] });
  const other = await member(world, { rights: OWNER });
  await meet(one, other);
  for (const { store: own } of [one, other]) {
    expect((await own.list('purchases', { sort: { by: 'id' }, limit: 0 })).count).toBe(21);
    for (const [i, id] of made.entries()) {
      const taken = await own.get('purchase', id);
      expect(taken).toMatchObject({ number: `26-${names[i]}`, source: { way: 'file', archive: 'all.zip', at: NOW }, files: [{ name: `${names[i]}.xml`, type: 'application/xml' }] });
      expect(new Uint8Array(await (await own.blob(taken!.files[0]!.hash))!.arrayBuffer())).toEqual(file(names[i]!).bytes);
    }
    expect(await own.get('purchase', purchase.id)).toBeDefined();
  }
}, 60_000);

test('a reading that fails leaves no purchase half made', async () => {
  const store = open();
  await store.edit('company', 'company', () => company);
  await expect(takeInRead(store, [file('a'), file('b')], NOW, (id, bytes) => (Buffer.from(bytes).includes('>b<') ? Promise.reject(new Error('no')) : read(id, bytes)))).rejects.toThrow('no');
  expect((await store.list('purchases', { sort: { by: 'id' }, limit: 0 })).count).toBe(0);
  expect(await takeInRead(store, [file('a'), file('b')], NOW, read)).toMatchObject({ before: 0 });
}, 60_000);
