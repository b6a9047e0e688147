// A running number that was taken, and whose envelope the relay never had: nobody waits for it longer than its author can still send it.
import { beforeEach, expect, test } from 'vitest';
import { missing } from '#sync/envelope/gaps.ts';
import { draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { compactSome } from '#store/sync/compaction/compact.ts';
import { pullSome, pushSome } from '#store/sync/exchange.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { setRights } from '#store/sync/members/set-rights.ts';
import type { Net } from '#store/sync/relay/http.ts';
import { readState } from '#store/sync/state.ts';
import { OWNER } from './devices.ts';
import { founder, invited, meet, outcome, type Person, plainNet } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

/** Envelopes after which some are put together. */
const MANY = 8;

const edit = ({ store }: Person, orderReference: string) => store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference }));
const holesOf = ({ store }: Person) => store.connection.run(async (db) => missing((await readState(db, 'gaps')) ?? {}));

eachWithRelay();
let laptop: Person;
let phone: Person;
let cut: 'before' | 'after' | undefined;
const net: Net = {
  ...plainNet,
  fetch: async (address, init) => {
    const now = init.method === 'POST' && /\/v1\/(log|issue)$/.test(address) ? cut : undefined;
    if (now === 'before') throw new TypeError('cut');
    const answer = await plainNet.fetch(address, init);
    if (now === 'after') throw new TypeError('cut');
    return answer;
  }
};
beforeEach(async () => {
  laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
  phone = await invited(laptop, OWNER, 'Phone', net);
  await meet(laptop, phone);
  for (let i = 0; i < 3 * MANY; i++) {
    await edit(phone, `${i}`);
    await pushSome(phone.connected);
  }
  await meet(laptop, phone);
  // What the phone puts together is on its way when it is cut off, and has its running number.
  cut = 'before';
  await compactSome(phone.connected, MANY).catch(() => undefined);
  cut = undefined;
});

/** The phone sends something else, and that alone, before it is seen no more; the laptop says that it has it. */
async function sentTheNext(): Promise<void> {
  expect(await phone.store.connection.run((db) => readState(db, 'compacting'))).toMatchObject({ scope: 'sales' });
  await edit(phone, 'the next');
  await pushSome(phone.connected);
  while ((await pullSome(laptop.connected)) === 'more');
  await edit(laptop, 'of the laptop');
  await pushSome(laptop.connected);
  expect(await holesOf(laptop)).toMatchObject([{ scope: 'sales' }]);
  expect(await outcome(laptop, true)).toBe('kept-back');
}

test('a snapshot that was cut off is sent before anything else is, though others wait for its number and say so', async () => {
  await sentTheNext();
  for (const one of [phone, laptop]) expect(await outcome(one, true)).toBe('fine');
  for (const one of [phone, laptop]) expect(await holesOf(one)).toEqual([]);
});

test('of a device that was cut off it is waited for no longer: an owner’s device says so to all, and to who comes in later', async () => {
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await sentTheNext();
  await meet(tablet);
  expect(await outcome(tablet, true)).toBe('kept-back');
  // As long as it may come, it is waited for.
  expect(await outcome(laptop, true)).toBe('kept-back');
  await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
  // Said once more, when all of the log was read again.
  expect(await outcome(laptop, true)).toBe('kept-back');
  const late = await invited(laptop, OWNER, 'Late');
  await meet(laptop, tablet, late);
  for (const one of [laptop, tablet, late]) expect([await outcome(one, true), await holesOf(one)]).toEqual(['fine', []]);
});

test('of a device that may not write that any more neither', async () => {
  await sentTheNext();
  await setRights(laptop.connected, (await members(laptop.connected)).devices[1]!.id, { role: 'accountant' });
  expect(await outcome(laptop, true)).toBe('kept-back');
  expect(await outcome(laptop, true)).toBe('fine');
  await meet(phone, laptop);
  for (const one of [phone, laptop]) expect([await outcome(one, true), await holesOf(one)]).toEqual(['fine', []]);
  expect(await phone.store.connection.run((db) => readState(db, 'compacting'))).toBeUndefined();
});

test.each(['before', 'after'] as const)('cut %s the relay gave a number, to a device that may give none any more: the draft is open again, or issued, and it goes on', async (when) => {
  await meet(phone, laptop);
  cut = when;
  await expect(issueAtRelay(phone.connected, 'D1', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'unreachable' });
  cut = undefined;
  await meet(laptop);
  await setRights(laptop.connected, (await members(laptop.connected)).devices[1]!.id, { role: 'accountant' });
  for (const one of [phone, laptop]) expect([await outcome(one, true), await holesOf(one)]).toEqual(['fine', []]);
  expect(await phone.store.connection.run((db) => readState(db, 'issuing'))).toBeUndefined();
  if (when === 'before') await issueAtRelay(laptop.connected, 'D1', { now: NOW, build: sealOf });
  await meet(phone);
  for (const { store } of [phone, laptop]) expect((await store.sealed('D1'))?.n).toBe(116);
});
