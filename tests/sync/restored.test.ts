// A relay put back to an earlier copy: what it has lost comes back from the devices, acts and numbers included.
import { beforeEach, expect, test } from 'vitest';
import { missing } from '#sync/envelope/gaps.ts';
import { act, draft } from '#store/conformance/samples.ts';
import { sendFiles } from '#store/sync/files.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { readState } from '#store/sync/state.ts';
import { OWNER } from './devices.ts';
import type { Net } from '#store/sync/relay/http.ts';
import { founder, invited, meet, outcome, type Person, personOf, plainNet, shown } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const edit = ({ store }: Person, id: string, orderReference: string) => store.edit('invoice', id, (d) => ({ ...d!, orderReference }));

eachWithRelay();
let laptop: Person;
let phone: Person;
beforeEach(async () => {
  laptop = await founder(relay, async (store) => {
    for (const id of ['D1', 'D2', 'D3']) await store.edit('invoice', id, () => draft(id));
  });
  phone = await invited(laptop, OWNER);
  await meet(laptop, phone);
});

test('what came after the copy comes back from who has it; a device that is new then has everything, and misses no envelope', async () => {
  await issueAtRelay(laptop.connected, 'D1', act);
  await meet(laptop, phone);
  const back = await relay.backup();
  await edit(laptop, 'D2', 'lost by the relay');
  expect((await issueAtRelay(phone.connected, 'D3', act)).n).toBe(117);
  await meet(laptop, phone);
  await edit(phone, 'D2', 'not sent yet');
  await back();
  await meet(laptop, phone);
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await meet(tablet, laptop, phone);
  for (const one of [phone, tablet]) expect(await shown(one.store)).toEqual(await shown(laptop.store));
  expect(await tablet.store.get('invoice', 'D2')).toMatchObject({ orderReference: 'not sent yet' });
  // The number that the copy does not know is given to nobody else.
  expect((await issueAtRelay(tablet.connected, 'D2', act)).n).toBe(118);
  await meet(laptop, phone, tablet);
  for (const one of [laptop, phone, tablet]) expect(missing((await one.store.connection.run((db) => readState(db, 'gaps'))) ?? {})).toEqual([]);
});

/** What was said again after the copy was put back, by whomever. */
const saidAgain = async ({ store }: Person, after: number) => [...new Set((await store.connection.run((db) => db.envelopes.where('seq').above(after).toArray())).flatMap(({ about }) => about ?? ['?']))].sort();

test('what it has lost is sent again, and nothing else; put back once more, that again and what came since', async () => {
  await issueAtRelay(laptop.connected, 'D1', act);
  await meet(laptop, phone);
  const back = await relay.backup();
  const { head } = await laptop.connected.relay.standing();
  await edit(phone, 'D2', 'lost by the relay');
  const hash = await phone.store.putBlob(new TextEncoder().encode('a logo'), 'image/png', 'company');
  await meet(phone, laptop);
  await back();
  await meet(laptop, phone);
  expect(await saidAgain(phone, head)).toEqual(['D2', hash]);
  await edit(laptop, 'D3', 'after it was put back');
  await meet(laptop, phone);
  await back();
  await meet(phone, laptop);
  expect(await saidAgain(laptop, head)).toEqual(['D2', 'D3', hash]);
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await meet(tablet, laptop, phone);
  for (const one of [phone, tablet]) expect(await shown(one.store)).toEqual(await shown(laptop.store));
  expect(await tablet.store.blob(hash)).toBeDefined();
});

test('what an older app applied did not note what it was about: everything is sent again', async () => {
  const back = await relay.backup();
  const { head } = await laptop.connected.relay.standing();
  await edit(phone, 'D2', 'lost by the relay');
  await meet(phone, laptop);
  await laptop.store.connection.run((db) => db.envelopes.toCollection().modify((row) => delete row.about));
  await back();
  await meet(laptop);
  expect(await saidAgain(laptop, head)).toEqual(['D1', 'D2', 'D3', 'company']);
});

test('a number that is stated again is kept once: as the relay had it first', async () => {
  const back = await relay.backup();
  for (const id of ['D1', 'D2']) await issueAtRelay(laptop.connected, id, act);
  await meet(laptop, phone);
  for (let times = 0; times < 3; times++) {
    await back();
    await meet(phone, laptop);
  }
  const stated = ({ store }: Person) => store.connection.run(async (db) => (await db.stated.toArray()).map(({ record, number, seq }) => ({ record, number, seq })).sort((a, b) => a.number - b.number));
  expect((await stated(laptop)).map(({ record, number }) => [record, number])).toEqual([
    ['D1', 116],
    ['D2', 117]
  ]);
  expect(await stated(phone)).toEqual(await stated(laptop));
});

test('nothing was lost: nothing is sent', async () => {
  const back = await relay.backup();
  await back();
  const before = (await laptop.connected.relay.standing()).head;
  await meet(laptop, phone);
  expect((await laptop.connected.relay.standing()).head).toBe(before);
  const counts = await phone.store.connection.run((db) => db.envelopes.where('seq').below(1).count());
  expect(counts).toBe(0);
  // Read to its end: the next pass asks for nothing but what is new.
  expect(await phone.store.connection.run((db) => readState(db, 'cursor'))).toMatchObject({ newest: before, oldest: 0 });
});

test('a file that it had and was not told the name of is sent again', async () => {
  const back = await relay.backup();
  const hash = await phone.store.putBlob(new TextEncoder().encode('a logo'), 'image/png', 'company');
  await sendFiles(phone.connected);
  await back();
  await meet(phone, laptop);
  expect(await laptop.store.blob(hash)).toBeDefined();
});

test('acts on the list that it has lost are brought back by the device that made them', async () => {
  const back = await relay.backup();
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await meet(tablet);
  const id = (await members(laptop.connected)).devices[1]!.id;
  await revokeMember(laptop.connected, id);
  await edit(laptop, 'D1', 'after the phone went');
  await meet(laptop, tablet);
  await back();
  // The tablet is not on the relay's list: that is said, and mended as soon as the laptop has come by.
  await expect(pass(tablet.connected, { ended: () => false, tell: () => Promise.resolve() })).rejects.toMatchObject({ code: 'proof' });
  await meet(laptop);
  await meet(tablet);
  await expect(meet(phone)).rejects.toMatchObject({ code: 'revoked' });
  await edit(tablet, 'D1', 'of the tablet');
  await meet(tablet, laptop);
  expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('of the tablet');
});

/** A device comes in, and the laptop never hears that it did. */
async function joinUnheard(name: string): Promise<Person> {
  const { fetch } = plainNet;
  let heard = true;
  const deaf: Net = { ...plainNet, fetch: (address, init) => fetch(address, init).then((answer) => (heard || !address.endsWith('/v1/keys') ? answer : Promise.reject(new TypeError('the answer is lost')))) };
  const owner = { ...laptop, ...(await personOf(laptop.device, laptop.store, deaf)) };
  heard = false;
  return invited(owner, OWNER, name);
}

test('an act whose maker never learnt that it was done is brought back by another owner’s device', async () => {
  const back = await relay.backup();
  await expect(joinUnheard('Tablet')).rejects.toMatchObject({ code: 'unreachable' });
  await meet(phone);
  await back();
  await meet(phone, laptop);
  expect((await members(laptop.connected)).devices.map(({ name }) => name)).toContain('Tablet');
  await edit(phone, 'D1', 'after all');
  await meet(phone, laptop);
  expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('after all');
});

test('an act that was lost, and another one made in its place: who knows the first is told to pair again, and what it did arrives', async () => {
  const back = await relay.backup();
  await expect(joinUnheard('Tablet')).rejects.toMatchObject({ code: 'unreachable' });
  await meet(phone);
  await back();
  await meet(laptop);
  await invited(laptop, OWNER, 'Laptop of the shop');
  await edit(phone, 'D1', 'of the phone');
  for (const away of [true, false]) {
    expect(await outcome(phone, away)).toEqual({ kind: 'stop', phase: { state: 'attention', why: 'pair-again' } });
  }
  await meet(laptop);
  expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('of the phone');
});

test('with keys changed since, and something to be sent: the owner keeps the last key, and can let others in', async () => {
  const back = await relay.backup();
  await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
  await edit(laptop, 'D1', 'not sent yet');
  await back();
  await meet(laptop);
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await meet(tablet);
  expect((await tablet.store.get('invoice', 'D1'))?.orderReference).toBe('not sent yet');
});

test('with keys changed since: what is issued before the loop was there has its number once the keys are there again', async () => {
  const { devices } = await members(phone.connected);
  const back = await relay.backup();
  await revokeMember(laptop.connected, devices.find(({ me }) => me)!.id);
  await back();
  await expect(issueAtRelay(laptop.connected, 'D1', act)).rejects.toMatchObject({ code: 'busy' });
  await expect(issueAtRelay(laptop.connected, 'D1', act)).rejects.toMatchObject({ code: 'busy' });
  await meet(laptop);
  expect((await laptop.store.sealed('D1'))?.n).toBe(116);
  expect(await laptop.store.connection.run((db) => readState(db, 'issuing'))).toBeUndefined();
  expect((await issueAtRelay(laptop.connected, 'D2', act)).n).toBe(117);
});

test('what was asked for before it was put back, and others have seen, keeps its running number though the relay knows another document of the draft', async () => {
  const back = await relay.backup();
  const net: Net = {
    ...plainNet,
    fetch: async (address, init) => {
      await plainNet.fetch(address, init);
      throw new TypeError('the answer is lost');
    }
  };
  const shaky = await personOf(phone.device, phone.store, { ...plainNet, fetch: (address, init) => (address.endsWith('/v1/issue') ? net : plainNet).fetch(address, init) });
  await expect(issueAtRelay(shaky.connected, 'D1', act)).rejects.toMatchObject({ code: 'unreachable' });
  await meet(laptop);
  expect((await laptop.store.sealed('D1'))?.n).toBe(116);
  await back();
  await meet(laptop);
  await edit(phone, 'D2', 'after it was put back');
  await meet(phone, laptop, phone);
  expect(await laptop.store.quarantined()).toEqual([]);
  expect((await laptop.store.get('invoice', 'D2'))?.orderReference).toBe('after it was put back');
  expect(await shown(phone.store)).toEqual(await shown(laptop.store));
});

test('what was asked for before it was put back to before the numbers that came first, and others have seen, keeps its number', async () => {
  await issueAtRelay(laptop.connected, 'D1', act);
  const back = await relay.backup();
  expect((await issueAtRelay(laptop.connected, 'D3', act)).n).toBe(117);
  const lost: Net = { ...plainNet, fetch: (address, init) => plainNet.fetch(address, init).then((answer) => (address.endsWith('/v1/issue') ? Promise.reject(new TypeError('the answer is lost')) : answer)) };
  const shaky = await personOf(laptop.device, laptop.store, lost);
  await expect(issueAtRelay(shaky.connected, 'D2', act)).rejects.toMatchObject({ code: 'unreachable' });
  await meet(phone);
  expect((await phone.store.sealed('D2'))?.n).toBe(118);
  await back();
  // Whoever would issue it anew meanwhile waits: it may not get another date, or another number.
  await expect(issueAtRelay(laptop.connected, 'D2', { ...act, now: '2026-11-22T08:00:00.000Z' })).rejects.toMatchObject({ code: 'busy' });
  await meet(laptop);
  expect(await laptop.store.sealed('D2')).toEqual(await phone.store.sealed('D2'));
  await meet(phone, laptop);
  expect([await laptop.store.quarantined(), await phone.store.quarantined()]).toEqual([[], []]);
  expect(await shown(phone.store)).toEqual(await shown(laptop.store));
  await phone.store.edit('invoice', 'D4', () => draft('D4'));
  expect((await issueAtRelay(phone.connected, 'D4', act)).n).toBe(119);
});

test('what a draft was typed from is brought back though it was issued elsewhere: nothing waits for it for ever', async () => {
  const back = await relay.backup();
  await edit(phone, 'D1', 'lost by the relay');
  await meet(phone);
  const { devices } = await members(laptop.connected);
  await laptop.store.issue('D1', { ...act, letter: devices.find(({ me }) => me)!.letter! });
  await back();
  await meet(laptop);
  await edit(phone, 'D1', 'sent');
  await meet(phone, laptop, phone);
  for (const { store } of [laptop, phone]) expect(await store.connection.run((db) => db.pending.count())).toBe(0);
  expect(await shown(phone.store)).toEqual(await shown(laptop.store));
});

test('cut at any request while it comes back: the next pass goes on', async () => {
  await edit(laptop, 'D1', 'before');
  await meet(laptop, phone);
  const back = await relay.backup();
  await edit(laptop, 'D2', 'lost by the relay');
  await meet(laptop);
  await back();
  let left = 0;
  const net: Net = {
    ...plainNet,
    fetch: async (address, init) => {
      if (--left === 0) throw new TypeError('cut');
      return plainNet.fetch(address, init);
    }
  };
  const shaky = await personOf(laptop.device, laptop.store, net);
  let cuts = 0;
  for (let n = 1, done = false; !done; n++) {
    left = n;
    done = await pass(shaky.connected, { ended: () => false, tell: () => Promise.resolve() }).then(
      () => left > 0,
      () => false
    );
    if (!done) cuts++;
  }
  expect(cuts).toBeGreaterThan(2);
  await meet(phone);
  expect((await phone.store.get('invoice', 'D2'))?.orderReference).toBe('lost by the relay');
});
