// A thousand changes of another device: one act, whatever their number.
import { expect, test } from 'vitest';
import { crypto } from '../../../tests/sync/company.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { editing } from '../gate/commit.ts';
import { apply } from '../sync/apply.ts';
import { openRows } from '../sync/arrival.ts';
import { pushSome } from '../sync/exchange.ts';
import { readState } from '../sync/state.ts';
import { company, customer, draft } from './samples.ts';
import { content, meet, member, newWorld, OWNER } from '../../../tests/sync/devices.ts';

test('1,000 changes are one act, and the same on both sides', async () => {
  const world = await newWorld();
  const one = await member(world);
  await one.store.edit('company', 'company', () => company);
  const ids = Array.from({ length: 500 }, (_, i) => i);
  await one.store.commit({ edits: ids.map((i) => editing('customer', `C${i}`, () => customer(`C${i}`))) });
  await one.store.commit({ edits: ids.map((i) => editing('invoice', `D${i}`, () => draft(`D${i}`))) });
  const two = await member(world, { rights: OWNER });
  await meet(one, two);
  const head = world.relay.rows.length;
  for (let at = 0; at < 500; at += 100) {
    await one.store.commit({ edits: ids.slice(at, at + 100).map((i) => editing('customer', `C${i}`, (c) => ({ ...c!, note: `n${i}` }))) });
    await one.store.commit({ edits: ids.slice(at, at + 100).map((i) => editing('invoice', `D${i}`, (d) => ({ ...d!, orderReference: `PO-${i}` }))) });
  }
  while ((await pushSome(one.exchange)).stored > 0);
  const { list, ring } = await two.store.connection.run(async (db) => ({ list: (await readState(db, 'list'))!, ring: new KeyRing(await readState(db, 'ring')) }));
  const arrival = await openRows(crypto, list, ring, world.relay.rows.slice(head).map(({ seq, envelope }) => ({ seq, envelope })));
  await apply(two.store.gate, crypto, arrival);
  expect(arrival.verified.flatMap(({ items }) => items).filter(({ type }) => type === 'update')).toHaveLength(1000);
  expect(await content(two.store)).toEqual(await content(one.store));
}, 60_000);
