// After a run, when everything has met: what must hold.
import type { SealedDocument } from '#domain/document/model.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { readState } from '#store/sync/state.ts';
import { isIssuedTwice } from '#store/sync/twice.ts';
import { missing } from '#sync/envelope/gaps.ts';
import { issuedTwice } from '#sync/issue/twice.ts';
import { content } from '../sync/devices.ts';
import type { SimulatedDevice } from './device.ts';
import { cure, forked } from './mishaps.ts';
import type { World } from './world.ts';

/** Passes after which devices must have nothing to tell each other any more. */
const PASSES = 12;
/** Rounds in which nobody wrote anything. */
const QUIET = 2;

/** Lets all meet and looks. @returns every fault in words; none: all is well */
export async function outcome(world: World): Promise<string[]> {
  for (const device of world.living) device.skew = 0;
  for (const device of world.living) if (device.ails) await cure(world, device);
  await world.first.meet();
  const said = new Map<number, string | undefined>();
  for (let [pass, quiet] = [0, 0]; pass < PASSES && quiet < QUIET; pass++) {
    const before = await headOf(world);
    for (const device of world.living) said.set(device.number, await meetOrGo(world, device));
    quiet = (await headOf(world)) === before ? quiet + 1 : 0;
  }
  const faults: string[] = [];
  const [first, ...others] = world.living;
  const here = await content(first!.store);
  for (const other of others) faults.push(...differences(await content(other.store), here).map((part) => `device ${other.number} says otherwise than ${first!.number}: ${part}`));
  for (const device of world.living) {
    if (said.get(device.number)) faults.push(`device ${device.number} says ${said.get(device.number)}`);
    const left = await device.store.connection.run((db) => Promise.all([db.outbox.count(), db.later.count(), db.pending.count(), db.quarantine.count()]));
    const holes = missing((await device.store.connection.run((db) => readState(db, 'gaps'))) ?? {});
    if (holes.length > 0) faults.push(`device ${device.number} misses ${JSON.stringify(holes)}`);
    if (left.some((count) => count > 0)) faults.push(`device ${device.number} has left: to send ${left[0]}, to read ${left[1]}, to add ${left[2]}, set aside ${await setAside(device)}`);
  }
  return [...faults, ...(await lost(world, first!)), ...(await numbers(world, first!))];
}

async function meetOrGo(world: World, device: SimulatedDevice): Promise<string | undefined> {
  try {
    return await device.meet();
  } catch (error) {
    if (await forked(world, device, error)) return undefined;
    throw error;
  }
}

/** What is set aside, and why. */
const setAside = async ({ store }: SimulatedDevice) => JSON.stringify((await store.quarantined()).map(({ reason, kind, record }) => [reason, kind, record]));

const headOf = async ({ first }: World) => (await first.connected.relay.standing()).head;

function differences(there: Record<string, unknown>, here: Record<string, unknown>): string[] {
  return Object.keys(here).flatMap((part) => {
    // What an issued document was typed from may stay on the device where that was done.
    if (part === 'records') return [];
    const [a, b] = [canonicalJson(given(part, there)), canonicalJson(given(part, here))];
    if (a === b) return [];
    let at = 0;
    while (a[at] === b[at]) at++;
    return [`${part}: …${a.slice(Math.max(0, at - 80), at + 80)}… instead of …${b.slice(Math.max(0, at - 80), at + 80)}…`];
  });
}

/** What a person can see: where no number was given yet a counter only says where this device would begin; rows that are gone are not shown. */
function given(part: string, of: Record<string, unknown>): unknown {
  const rows = of[part] as { date?: string; gone?: boolean }[];
  if (part === 'counters') return rows.filter(({ date }) => date !== '');
  return Array.isArray(rows) ? rows.filter(({ gone }) => !gone) : rows;
}

/** What was promised and is not there. */
async function lost({ promised, wasRestored }: World, { store }: SimulatedDevice): Promise<string[]> {
  const [sealed, entries] = await store.connection.run((db) => Promise.all([db.sealed.toArray(), db.entries.toArray()]));
  const documents = sealed.map(({ id, record, json }) => ({ id, record: record ?? id, document: JSON.parse(json) as SealedDocument }));
  const paid = new Map(entries.map((entry) => [entry.id, entry]));
  const faults: string[] = [];
  for (const [id, { cents }] of promised.entries) {
    const entry = paid.get(id);
    if (entry?.kind !== 'paid' || entry.cents !== cents) faults.push(`payment ${id} of ${cents} is lost`);
  }
  for (const [number, { document, record }] of promised.issued) {
    // One number on two documents is looked at below.
    const found = documents.filter((one) => one.record === record && canonicalJson({ ...one.document, id: document.id }) === canonicalJson(document));
    if (found.length !== 1) faults.push(`${number} is there ${found.length} times`);
  }
  for (const one of documents) {
    const same = documents.filter(({ record, document }) => record === one.record && document.number === one.document.number);
    if (same.length === 1) continue;
    const second = await Promise.all(same.map(({ id }) => isIssuedTwice(store.connection, id)));
    if (!wasRestored || second.filter((twice) => !twice).length !== 1) faults.push(`${one.document.number} of ${one.record} is there ${same.length} times, told ${JSON.stringify(second)}`);
  }
  for (const [key] of promised.lines) {
    const [record, id] = key.split(' ') as [string, string];
    const draft = await store.find('invoice', record);
    const open = !sealed.some((row) => row.id === record);
    if (open && !promised.removed.has(key) && !draft?.lines.some((l) => l.id === id)) faults.push(`line ${key} is lost`);
  }
  for (const hash of promised.files.keys()) {
    const file = await store.blob(hash);
    if (!file) faults.push(`file ${hash} is lost`);
  }
  for (const record of promised.fields.keys()) {
    const found = (await store.find('invoice', record))?.textAbove ?? (await store.find('customer', record))?.note;
    if (found !== undefined && !(await written(promised, store, record)).has(found)) faults.push(`field of ${record} says ${found}, which nobody wrote`);
  }
  return faults;
}

/** Values that were written into a record, and into those that it was kept from: what a draft keeps of one that was issued elsewhere was written there. */
async function written(promised: World['promised'], store: SimulatedDevice['store'], record: string): Promise<Set<string>> {
  const own = promised.fields.get(record) ?? new Set<string>();
  const from = (await store.find('invoice', record))?.keptFrom;
  return from === undefined ? own : own.union(await written(promised, store, from));
}

/** Every series: no number left out, none on two records, unless a relay that was put back had forgotten it; then that is known. */
async function numbers({ wasRestored }: World, { store }: SimulatedDevice): Promise<string[]> {
  const stated = await store.connection.run((db) => db.stated.toArray());
  const known = new Set(issuedTwice(stated).map(({ series, number }) => `${series} ${number}`));
  const series = new Map<string, Map<number, Set<string>>>();
  for (const { series: name, number, record } of stated) {
    const given = series.get(name) ?? new Map<number, Set<string>>();
    series.set(name, given.set(number, (given.get(number) ?? new Set<string>()).add(record)));
  }
  return [...series].flatMap(([name, given]) => {
    const all = [...given.keys()].sort((a, b) => a - b);
    const gaps = all.filter((n, i) => i > 0 && n !== all[i - 1]! + 1).map((n) => `${name}: a gap before ${n}`);
    const twice = [...given].filter(([n, records]) => records.size > 1 && !(wasRestored && known.has(`${name} ${n}`))).map(([n]) => `${name}: ${n} on two records`);
    return [...gaps, ...twice];
  });
}
