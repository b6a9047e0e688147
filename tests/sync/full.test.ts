// No room at the relay: it says so, keeps nothing of that act, the device waits and goes on writing; with room all of it goes.
import { beforeEach, expect, test } from 'vitest';
import { customer, draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { syncStatus } from '#store/sync/status.ts';
import { OWNER } from './devices.ts';
import { founder, invited, meet, outcome, type Person } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

eachWithRelay();
let laptop: Person;
let phone: Person;
beforeEach(async () => {
  laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
  phone = await invited(laptop, OWNER);
  await meet(laptop, phone);
});

/** Text that takes many pages however it is packed. */
const long = () => Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (byte) => String.fromCharCode(0x100 + byte)).join('');

test('a change waits and is sent when there is room', async () => {
  await relay.setFull(true);
  await laptop.store.edit('customer', 'C1', () => customer('C1', { note: long() }));
  const full = { kind: 'wait', why: 'full', retryAfter: undefined };
  expect(await outcome(laptop)).toEqual(full);
  await laptop.store.edit('customer', 'C1', (c) => ({ ...c!, name: 'Meanwhile' }));
  expect((await syncStatus(laptop.store.connection)).pending).toBe(2);
  // Others read on.
  expect(await outcome(phone)).toBe('fine');
  await relay.setFull(false);
  expect(await outcome(laptop)).toBe('fine');
  await meet(phone);
  expect((await phone.store.get('customer', 'C1'))?.name).toBe('Meanwhile');
});

test('the company has filled its share: the same, and what it has stays readable', async () => {
  await relay.setQuota(1);
  await laptop.store.edit('customer', 'C1', () => customer('C1', { note: long() }));
  expect(await outcome(laptop)).toEqual({ kind: 'wait', why: 'full', retryAfter: undefined });
  expect((await syncStatus(laptop.store.connection)).pending).toBe(1);
  expect(await outcome(phone)).toBe('fine');
  await expect(issueAtRelay(phone.connected, 'D1', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'full', status: 507 });
  await relay.setQuota(10_000_000);
  expect(await outcome(laptop)).toBe('fine');
  await meet(phone, laptop);
  expect((await phone.store.get('customer', 'C1'))?.note).toEqual((await laptop.store.get('customer', 'C1'))?.note);
  expect((await phone.store.sealed('D1'))?.n).toBe(116);
});

test('no number is given without its document', async () => {
  await laptop.store.edit('invoice', 'D1', (d) => ({ ...d!, textAbove: long() }));
  await relay.setFull(true);
  await expect(issueAtRelay(laptop.connected, 'D1', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'full', status: 507 });
  expect(await laptop.store.sealed('D1')).toBeUndefined();
  await relay.setFull(false);
  expect(await outcome(laptop)).toBe('fine');
  expect((await laptop.store.sealed('D1'))?.n).toBe(116);
});
