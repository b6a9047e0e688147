// A device whose database is set back to an earlier copy while the others have gone on: it is told, keeps what it has not sent, and comes in anew.
import { beforeEach, expect, test } from 'vitest';
import { CompanyStore } from '#store/company.ts';
import { act, company, customer, draft } from '#store/conformance/samples.ts';
import { compactSome } from '#store/sync/compaction/compact.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { unsentContent } from '#store/sync/unsent-content.ts';
import { takeInUnsent } from '#store/sync/take-in.ts';
import { readUnsent } from '#store/sync/unsent-file.ts';
import { putState } from '#store/sync/state.ts';
import { content, OWNER } from './devices.ts';
import { founder, invited, meet, outcome, type Person, personOf } from './people.ts';
import { copyOf, type ProfileCopy, putBack } from './profile.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const setBackPhase = { kind: 'stop', phase: { state: 'attention', why: 'pair-again' } } as const;
const edit = ({ store }: Person, id: string, orderReference: string) => store.edit('invoice', id, (d) => ({ ...d!, orderReference }));

eachWithRelay();
let laptop: Person;
let phone: Person;
let copy: ProfileCopy;
beforeEach(async () => {
  laptop = await founder(relay, async (store) => {
    for (const id of ['D1', 'D2', 'D3', 'D4']) await store.edit('invoice', id, () => draft(id));
  });
  phone = await invited(laptop, OWNER);
  await meet(laptop, phone);
  await edit(phone, 'D1', 'in the copy');
  await meet(phone, laptop);
  copy = await copyOf(phone.store.database);
});

/** What the phone sends after the copy was made. */
async function goOn(): Promise<void> {
  await edit(phone, 'D1', 'after the copy');
  await phone.store.issue('D2', { ...act, letter: 'B' });
  await meet(phone, laptop);
}

async function setBack(): Promise<void> {
  phone.store.close();
  await putBack(phone.store.database, copy);
  phone = await personOf(phone.device, new CompanyStore(phone.store.id, phone.store.database, { idle: () => undefined }));
}

test.each([
  ['a change', (one: Person) => edit(one, 'D1', 'unsent')],
  ['a change of something else', (one: Person) => one.store.edit('customer', 'C', () => customer('C'))],
  ['a number in its own series, which is another one’s', (one: Person) => one.store.issue('D3', { ...act, letter: 'B' })],
  ['nothing at all', () => Promise.resolve()]
])('first does %s: it is told, whether it sends or fetches first, and nothing of the company is touched', async (_, first) => {
  await goOn();
  await setBack();
  await first(phone);
  const before = await content(phone.store);
  for (const away of [false, true]) expect(await outcome(phone, away)).toEqual(setBackPhase);
  // What others wrote is not merged into it any more: its clocks may be those of what it had written then.
  expect(await content(phone.store)).toEqual(before);
  await meet(laptop);
  expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('after the copy');
  expect(await laptop.store.sealed('D3')).toBeUndefined();
});

test('what it had sent since was compacted by another: it is told', async () => {
  for (let n = 0; n < 12; n++) {
    await edit(phone, 'D1', `after the copy ${n}`);
    await meet(phone);
  }
  await meet(laptop);
  await compactSome(laptop.connected, 8);
  await setBack();
  for (const away of [false, true]) expect(await outcome(phone, away)).toEqual(setBackPhase);
});

test('first asks for a number: it is told, and the draft can be issued by the others', async () => {
  await goOn();
  await setBack();
  await expect(issueAtRelay(phone.connected, 'D3', act)).rejects.toMatchObject({ code: expect.stringMatching(/differs|pair-again/) });
  for (const away of [false, true]) expect(await outcome(phone, away)).toEqual(setBackPhase);
  expect((await issueAtRelay(laptop.connected, 'D3', act)).n).toBe(116);
});

test('what it alone holds is given to the owner, and it comes in again as a new device with a letter of its own', async () => {
  await goOn();
  await setBack();
  await edit(phone, 'D4', 'unsent');
  const again = await phone.store.issue('D3', { ...act, letter: 'B' });
  expect(await outcome(phone)).toEqual(setBackPhase);
  const kept = await unsentContent(phone.store);
  expect(kept.records).toContainEqual(expect.objectContaining({ id: 'D4', orderReference: 'unsent' }));
  expect(kept.documents).toEqual([again]);
  await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
  const anew = await invited(laptop, OWNER);
  await meet(anew, laptop);
  expect((await members(anew.connected)).devices.find(({ me }) => me)?.letter).toBe('C');
  expect((await anew.store.sealed('D2'))?.number).toBe(again.number);
  expect(await anew.store.sealed('D3')).toBeUndefined();
  expect({ ...(await content(anew.store)), records: {} }).toEqual({ ...(await content(laptop.store)), records: {} });
});

test('the file of what it alone holds is taken in beside what is there: its clocks are those of what it had sent', async () => {
  await goOn();
  await setBack();
  await edit(phone, 'D1', 'after the copy, again');
  await edit(phone, 'D4', 'unsent');
  const twice = await phone.store.issue('D3', { ...act, letter: 'B' });
  expect(await outcome(phone)).toEqual(setBackPhase);
  await phone.store.connection.run((db) => putState(db, 'phase', setBackPhase.phase));
  const file = JSON.stringify({ format: 'carnet-unsent', version: 1, company: company.name, enterpriseNumber: company.enterpriseNumber, madeOn: '2026-11-22', ...(await unsentContent(phone.store)) });
  const unsent = await readUnsent(laptop.store, company.enterpriseNumber, file);
  const take = () => takeInUnsent(laptop.connected.gate, laptop.connected.crypto, unsent);
  const buyer = draft('D1').buyer!.name;
  expect((await take()).found.map(({ kind, name, how }) => [kind, name, how])).toEqual([
    ['document', twice.number, 'aside'],
    ['draft', buyer, 'beside'],
    ['draft', buyer, 'beside'],
    // D3 is here as it was when it was issued there.
    ['draft', buyer, 'here']
  ]);
  const drafts = await laptop.store.connection.run((db) => db.documents.where('number').equals('').toArray());
  const kept = await Promise.all(drafts.map(({ id }) => laptop.store.get('invoice', id)));
  const told = kept.flatMap((one) => (one?.keptFrom === undefined ? [] : [[one.keptFrom, one.orderReference]])).sort();
  expect(told).toEqual([['D1', 'after the copy, again'], ['D4', 'unsent']]);
  expect((await laptop.store.get('invoice', 'D1'))?.orderReference).toBe('after the copy');
  expect((await laptop.store.get('invoice', 'D4'))?.orderReference).toBeUndefined();
  const after = await content(laptop.store);
  expect((await take()).found.every(({ how }) => how === 'here' || how === 'aside')).toBe(true);
  expect(await content(laptop.store)).toEqual(after);
});

test('set back behind nothing that it had sent, it goes on', async () => {
  await edit(laptop, 'D1', 'of the laptop');
  await meet(laptop, phone);
  await setBack();
  await edit(phone, 'D2', 'of the phone');
  expect(await outcome(phone)).toBe('fine');
  await meet(laptop);
  expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('of the laptop');
  expect((await laptop.store.get('invoice', 'D2'))?.orderReference).toBe('of the phone');
});
