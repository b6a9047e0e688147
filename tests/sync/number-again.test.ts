// A number that a relay forgot when it was put back, given again to the very same draft by a device that had not heard of it: two documents under one
// number and one record, both perhaps in a customer's hands.
import { beforeEach, expect, test } from 'vitest';
import { act, draft } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { isIssuedTwice, undecidedTwice } from '#store/sync/twice.ts';
import { OWNER } from './devices.ts';
import { eachWithRelay, relay } from './each-relay.ts';
import { founder, invited, meet, type Person, shown } from './people.ts';

eachWithRelay();
let laptop: Person;
let phone: Person;

const edit = ({ store }: Person, customerId: string) => store.edit('invoice', 'D1', (d) => ({ ...d!, customerId }));
const pay = ({ store }: Person, id: string, cents: number) => store.append(id, (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents }]);
const documents = ({ store }: Person) => store.connection.run((db) => db.sealed.orderBy('id').toArray());
/** What each document says and what was paid on it, by what it says. */
async function paid(person: Person) {
  const rows = await documents(person);
  const all = await Promise.all(rows.map(async ({ id, json }) => {
    const entries = await person.store.connection.run((db) => db.entries.where('document').equals(id).toArray());
    return [(JSON.parse(json) as { customerId: string }).customerId, entries.flatMap((entry) => (entry.kind === 'paid' ? [entry.cents] : []))] as const;
  }));
  return Object.fromEntries(all);
}

beforeEach(async () => {
  laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
  phone = await invited(laptop, OWNER);
  await meet(laptop, phone);
});

// Two texts, each once of the one and once of the other: whichever of the hashes is lower, both orders are tried.
test.each([['A', 'Z'], ['Z', 'A']])('both stay, with what was paid on each, and the second is to be decided on: %s and %s', async (ofPhone, ofLaptop) => {
  const back = await relay.backup();
  await edit(phone, ofPhone);
  expect((await issueAtRelay(phone.connected, 'D1', act)).n).toBe(116);
  await pay(phone, 'D1', 11);
  await back();
  await meet(laptop);
  await edit(laptop, ofLaptop);
  expect((await issueAtRelay(laptop.connected, 'D1', act)).n).toBe(116);
  await pay(laptop, 'D1', 22);
  await meet(laptop, phone, laptop, phone);
  const tablet = await invited(laptop, OWNER, 'Tablet');
  await meet(tablet, laptop, phone, tablet);
  for (const person of [laptop, phone, tablet]) {
    expect(await person.store.quarantined()).toEqual([]);
    expect(await paid(person)).toEqual({ [ofPhone]: [11], [ofLaptop]: [22] });
    expect(await shown(person.store)).toEqual(await shown(laptop.store));
    const [second] = (await documents(person)).filter(({ record }) => record === 'D1');
    expect(await isIssuedTwice(person.store.connection, second!.id)).toMatchObject({ why: 'number', first: { id: 'D1' } });
    expect(await isIssuedTwice(person.store.connection, 'D1')).toBeUndefined();
    expect(await undecidedTwice(person.store.connection)).toEqual([{ id: second!.id, kind: 'invoice' }]);
  }
  // Whichever moved to another place here: what is paid on it from now on goes there everywhere.
  const [second] = (await documents(phone)).filter(({ record }) => record === 'D1');
  await pay(phone, second!.id, 33);
  await meet(phone, laptop, tablet);
  for (const person of [laptop, tablet]) expect(await paid(person)).toEqual(await paid(phone));
  expect(Object.values(await paid(phone)).flat().sort()).toEqual([11, 22, 33]);
  // The relay forgets all of it again.
  await back();
  await meet(laptop, phone, tablet, laptop);
  for (const person of [laptop, phone, tablet]) {
    expect(await person.store.quarantined()).toEqual([]);
    expect(await shown(person.store)).toEqual(await shown(laptop.store));
  }
  const late = await invited(laptop, OWNER, 'Late');
  await meet(late);
  expect(await paid(late)).toEqual(await paid(phone));
});

test.each([['A', 'Z'], ['Z', 'A']])('damaged here, it stays apart from the other one that comes, until it comes again: %s and %s', async (ofPhone, ofLaptop) => {
  const back = await relay.backup();
  await edit(phone, ofPhone);
  await issueAtRelay(phone.connected, 'D1', act);
  await pay(phone, 'D1', 11);
  await back();
  await edit(laptop, ofLaptop);
  await meet(laptop);
  await issueAtRelay(laptop.connected, 'D1', act);
  await pay(laptop, 'D1', 22);
  await meet(laptop);
  await laptop.store.connection.run((db) => db.sealed.where('id').equals('D1').modify((row) => void (row.json = row.json.slice(1))));
  await meet(phone, laptop, phone);
  /** Where each document stands, and what was paid on it. */
  const places = async (person: Person) =>
    Promise.all((await documents(person)).map(async ({ id, hash }) => [id, hash, (await person.store.connection.run((db) => db.entries.where('document').equals(id).toArray())).map((entry) => entry.kind === 'paid' && entry.cents)]));
  expect(await places(laptop)).toHaveLength(2);
  expect(await places(laptop)).toEqual(await places(phone));
  await back();
  await meet(phone, laptop, phone);
  expect(await paid(laptop)).toEqual({ [ofPhone]: [11], [ofLaptop]: [22] });
  expect(await shown(laptop.store)).toEqual(await shown(phone.store));
});
