// Numbers given by the relay: one document a number and one number a document, whatever is lost on the way.
import { expect, test } from 'vitest';
import { beginning } from '#sync/cursor.ts';
import { CompanyStore } from '../company.ts';
import { issueAtRelay, resumeIssue } from '../sync/issue.ts';
import { putState, readState } from '../sync/state.ts';
import { pullSome, pushSome } from '../sync/exchange.ts';
import { faultyDatabase, Killed } from './faults.ts';
import { act, company, draft } from './samples.ts';
import { content, type Member, meet, member, newWorld, open, OWNER } from '../../../tests/sync/devices.ts';
import { newDatabase } from './tabs.ts';

async function two() {
  const world = await newWorld();
  const store = open();
  await store.edit('company', 'company', () => company);
  for (const id of ['D1', 'D2', 'D3', 'D4']) await store.edit('invoice', id, () => draft(id));
  const one = await member(world, { store });
  const other = await member(world, { rights: OWNER });
  await meet(one, other);
  return { world, one, other };
}

const numbersOf = (relay: { rows: { header: { issues: { number: number }[] } }[] }) => relay.rows.flatMap(({ header }) => header.issues.map(({ number }) => number));
const runningOf = (relay: { rows: { header: { device: string; scope: string; n: number } }[] }, { keys }: Member) =>
  relay.rows.flatMap(({ header }) => (header.device === keys.id && header.scope === 'sales' ? [header.n] : [])).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('each takes the next number, whoever asks; all is the same on both', async () => {
  const { world, one, other } = await two();
  expect((await issueAtRelay(one.exchange, 'D1', act)).n).toBe(116);
  // The other does not know of it yet: it is told the next number, and seals again.
  expect((await issueAtRelay(other.exchange, 'D2', act)).n).toBe(117);
  expect((await issueAtRelay(one.exchange, 'D3', act)).n).toBe(118);
  await meet(one, other);
  expect(numbersOf(world.relay)).toEqual([116, 117, 118]);
  expect(await content(one.store)).toEqual(await content(other.store));
  for (const each of [one, other]) expect(runningOf(world.relay, each)).toEqual(upTo(runningOf(world.relay, each).length));
}, 30_000);

test('issued on the other device: its document is adopted', async () => {
  const { one, other } = await two();
  const sealed = await issueAtRelay(one.exchange, 'D1', act);
  await expect(issueAtRelay(other.exchange, 'D1', act)).rejects.toMatchObject({ code: 'sealed' });
  expect(await other.store.sealed('D1')).toEqual(sealed);
  expect((await other.store.entries('D1')).map(({ kind }) => kind)).toEqual(['issued']);
}, 30_000);

test('what this device changed in a draft that another issued goes on as a draft of its own, once, on every device', async () => {
  const { world, one, other } = await two();
  await other.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'of the other' }));
  // Only something taken away: no clock tells of it.
  await other.store.edit('invoice', 'D2', (d) => ({ ...d!, lines: d!.lines.slice(0, 1) }));
  await other.store.edit('invoice', 'D3', (d) => ({ ...d!, orderReference: 'agreed' }));
  await one.store.edit('invoice', 'D3', (d) => ({ ...d!, orderReference: 'agreed' }));
  for (const id of ['D1', 'D2', 'D4']) await issueAtRelay(one.exchange, id, act);
  // As a device does that was away: it hears of the issue before it sends.
  await pullSome(other.exchange);
  await meet(other, one, other);
  const kept = await drafts(one);
  expect(kept.map(({ keptFrom, orderReference, lines }) => [keptFrom, orderReference, lines.length]).sort()).toEqual([
    ['D1', 'of the other', 2],
    ['D2', undefined, 1]
  ]);
  expect(await drafts(other)).toEqual(kept);
  expect((await other.store.sealed('D1'))?.orderReference).toBeUndefined();
  // Kept drafts are drafts like any: changed, issued, and not made again by what comes once more.
  await issueAtRelay(other.exchange, kept[0]!.id, act);
  await other.store.connection.run(async (db) => putState(db, 'cursor', beginning({ generation: (await readState(db, 'cursor'))!.generation, head: world.relay.rows.length })));
  await meet(other, one);
  expect(await drafts(one)).toEqual(kept.slice(1));
});

test('what was in the sealed draft is not kept again, nor what somebody else had changed', async () => {
  const { world, one, other } = await two();
  const third = await member(world, { rights: OWNER });
  await other.store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: 'sent in time' }));
  await meet(other, one, third);
  await issueAtRelay(one.exchange, 'D1', act);
  // Comes to the third after it had the draft with the change of the other.
  await meet(one, other, third);
  for (const each of [one, other, third]) expect(await drafts(each)).toEqual([]);
});

/** Drafts that keep something. */
async function drafts({ store }: Member) {
  const ids = (await store.connection.run((db) => db.documents.where('number').equals('').primaryKeys())).filter((id) => !/^D\d$/.test(id));
  const found = await Promise.all(ids.map((id) => store.get('invoice', id)));
  return found.flatMap((draft) => draft ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

test('a date that the relay refuses is said, and no number is lost', async () => {
  const { world, one } = await two();
  world.relay.today = '2026-11-20';
  // It is this device that is ahead, and not the series.
  await expect(issueAtRelay(one.exchange, 'D1', act)).rejects.toMatchObject({ code: 'ahead' });
  world.relay.today = '2026-11-22';
  expect((await issueAtRelay(one.exchange, 'D1', act)).n).toBe(116);
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'x' }));
  await meet(one);
  expect(runningOf(world.relay, one)).toEqual(upTo(runningOf(world.relay, one).length));
}, 30_000);

test('the answer lost: asked again with the same bytes, one number is given; meanwhile the draft is issued in no other way', async () => {
  for (const when of ['before', 'after'] as const) {
    const { world, one } = await two();
    const cut = { ...one.exchange, relay: world.relay.port(one.keys.id, (at) => {
      if (at === when) throw new TypeError('cut');
    }) };
    await expect(issueAtRelay(cut, 'D1', act)).rejects.toThrow('cut');
    await expect(one.store.issue('D1', { ...act, letter: 'A' })).rejects.toMatchObject({ code: 'busy' });
    await expect(one.store.issue('D1', act)).rejects.toMatchObject({ code: 'refused' });
    expect(await one.store.sealed('D1')).toBeUndefined();
    expect(await resumeIssue(one.exchange)).toBe('D1');
    expect((await one.store.sealed('D1'))?.n).toBe(116);
    expect(numbersOf(world.relay)).toEqual([116]);
    expect(await resumeIssue(one.exchange)).toBeUndefined();
  }
}, 30_000);

test('killed at any write: what the relay has given is here after the next start, once', async () => {
  const { world, one, other } = await two();
  const database = newDatabase();
  const faults = faultyDatabase(database);
  const third = await member(world, { rights: OWNER, store: new CompanyStore('test', database, { make: faults.make, idle: () => undefined }) });
  await meet(third);
  let deaths = 0;
  for (let n = 1; ; n++) {
    faults.failAt(n, new Killed());
    const outcome = await issueAtRelay(third.exchange, 'D4', act).then(() => 'done', (error: unknown) => error);
    if (outcome === 'done') break;
    deaths++;
    if ((outcome as { code?: string }).code === 'sealed') break;
    expect(outcome).toBeInstanceOf(Killed);
  }
  faults.failAt(Infinity, new Killed());
  expect(deaths).toBeGreaterThan(3);
  await meet(one, other, third);
  expect(numbersOf(world.relay)).toEqual([116]);
  expect((await content(third.store))['sealed']).toEqual((await content(one.store))['sealed']);
}, 30_000);

test('apart, each numbers in its own series; both stand beside the common one', async () => {
  const { world, one, other } = await two();
  await issueAtRelay(one.exchange, 'D1', act);
  const apart = [await one.store.issue('D2', { ...act, letter: 'A' }), await other.store.issue('D3', { ...act, letter: 'B' })];
  expect(apart.map(({ number }) => number)).toEqual(['VEN2026-A0001', 'VEN2026-B0001']);
  while ((await pushSome(one.exchange)).stored > 0);
  await meet(one, other);
  expect((await issueAtRelay(other.exchange, 'D4', act)).n).toBe(117);
  await meet(one, other);
  expect([...world.relay.series.keys()].sort()).toEqual(['VEN:2026', 'VEN:2026:A', 'VEN:2026:B']);
  expect({ ...(await content(one.store)), records: {} }).toEqual({ ...(await content(other.store)), records: {} });
}, 30_000);
