// What befalls a device as a whole: set back to an earlier copy of itself, a row of it damaged, a backup of it restored elsewhere.
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { readBackup } from '#store/backup/read.ts';
import { restore } from '#store/backup/restore.ts';
import { downloadSink } from '#store/backup/sinks.ts';
import { writeBackup } from '#store/backup/write.ts';
import type { CompanyStore } from '#store/company.ts';
import { sealOf } from '#store/conformance/samples.ts';
import { isKind } from '#store/record/kinds.ts';
import { Halt } from '#store/sync/loop/phase.ts';
import { LINK, readState } from '#store/sync/state.ts';
import { unsentContent } from '#store/sync/unsent-content.ts';
import { newDevice } from '../sync/people.ts';
import type { SimulatedDevice } from './device.ts';
import type { Doing } from './doing.ts';
import type { World } from './world.ts';

/** The profile of a device comes back from its last copy. The founder's stays: it lets the others in. @returns whether it did */
export async function setBack({ world, device }: Doing): Promise<boolean> {
  if (device === world.first || !(await device.setBack())) return false;
  world.promised.gone(device.id);
  return true;
}

/** A row of one device is damaged: it is shown, and everything else goes on; then the device comes in anew. */
export async function damage({ world, device, what, value }: Doing): Promise<void> {
  if (device === world.first) return;
  await world.meet(device);
  device.ails = { what: 'damaged' };
  await (value % 2 === 0 ? damageUpdate(device, what) : damageSeal(world, device, what));
  await cure(world, device);
}

async function damageUpdate(device: SimulatedDevice, what: number): Promise<void> {
  const all = await device.store.connection.run((db) => db.updates.toArray());
  const row = all[(what * 7) % Math.max(all.length, 1)];
  if (!row || !isKind(row.kind)) return;
  row.bytes[row.bytes.length >> 1]! ^= 1;
  await device.store.connection.run((db) => db.updates.put(row));
  await device.restart();
  const { kind, record } = row;
  await shown(device, record, () => device.store.find(kind, record));
}

async function damageSeal(world: World, device: SimulatedDevice, what: number): Promise<void> {
  const all = await device.store.connection.run((db) => db.sealed.toArray());
  const row = all[what % Math.max(all.length, 1)];
  if (!row) return;
  const id = row.record ?? row.id;
  await device.store.connection.run((db) => db.sealed.put({ ...row, json: row.json.slice(0, -1 - what) }));
  await device.restart();
  const outcome = await device.store.sealed(row.id).then(() => 'read', (error: unknown) => (error as { code?: string }).code);
  if (outcome !== 'corrupt') throw new Error(`device ${device.number}: a damaged document is ${outcome}`);
  await shown(device, row.id, () => device.store.sealed(row.id).catch(() => undefined));
  // Something happens to that document elsewhere, and to others here.
  await world.first.meet();
  if (!(await world.first.store.sealed(id))) return;
  await world.first.store.append(id, () => [{ kind: 'noted', text: 'elsewhere' }]);
  await world.first.meet();
}

/** It is set aside beside what opens it; without room, when it is opened the next time. */
async function shown({ store, number }: SimulatedDevice, record: string, open: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    await open();
    if ((await store.quarantined()).some((row) => row.record === record)) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`device ${number}: the damage of ${record} is not shown`);
}

/** What nobody would notice goes on; else the device is cut off, what it alone holds is there for the owner, and another comes in its place. */
export async function cure(world: World, device: SimulatedDevice): Promise<void> {
  const { ails } = device;
  if (!ails) return;
  const halted = await world.meet(device).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Halt && error.why === 'pair-again') return true;
      throw error;
    }
  );
  if (ails.what === 'set back' && !halted) {
    if (ails.sent) throw new Error(`device ${device.number} was set back behind what it had sent, and nobody noticed`);
    device.ails = undefined;
    return;
  }
  if (ails.what === 'damaged' && halted) throw new Error(`device ${device.number} was never set back`);
  await keeps(world, device);
  // The relay may have no room for it: then it is done at the end.
  await world.revoke(device);
  device.ails = undefined;
  await world.pair();
}

/** It knows an act that a relay lost when it was put back, and in whose place another was made: it is told, and another comes in its place. @returns whether it was that */
export async function forked(world: World, device: SimulatedDevice, error: unknown): Promise<boolean> {
  if (!(error instanceof Halt && error.why === 'pair-again' && (await world.isForked(device)))) return false;
  device.ails = { what: 'set back', sent: true };
  await cure(world, device);
  return true;
}

/** What the company does not have of it is in what the owner is given. */
async function keeps({ promised, first }: World, { id, number, store }: SimulatedDevice): Promise<void> {
  await first.meet();
  const { entries, documents, records, files } = await unsentContent(store);
  const unsent = promised.unsentOf(id);
  const lost: string[] = [];
  const known = new Set(await first.store.connection.run((db) => db.entries.toCollection().primaryKeys()));
  for (const [entry] of unsent.entries) if (!known.has(entry) && !entries.some((one) => one.id === entry)) lost.push(`payment ${entry}`);
  for (const [key, { document, record }] of unsent.issued) {
    const seconds = await first.store.connection.run((db) => db.sealed.where('record').equals(record).primaryKeys());
    const there = (await Promise.all([record, ...seconds].map((one) => first.store.sealed(one)))).filter((one) => one !== undefined);
    const kept = [...there, ...documents].some((one) => canonicalJson({ ...one, id: document.id }) === canonicalJson(document));
    if (!kept) lost.push(key);
  }
  for (const [hash] of unsent.files) if (!files.some((one) => one.hash === hash) && !(await first.store.blob(hash))) lost.push(`file ${hash}`);
  for (const [key] of unsent.lines) {
    const [record, line] = key.split(' ') as [string, string];
    const drafts = [await first.store.find('invoice', record), ...(records as { id: string; lines?: { id: string }[] }[]).filter((one) => one.id === record)];
    const isSealed = (await first.store.sealed(record)) ?? (await store.sealed(record));
    if (!isSealed && !drafts.some((one) => one?.lines?.some((l) => l.id === line))) lost.push(`line ${key}`);
  }
  if (lost.length > 0) throw new Error(`device ${number} alone held, and does not give: ${lost.join(', ')}`);
}

/** A backup file of the app is restored on another device while the old one lives: all is in it, it is a company of its own, and disturbs nobody. */
export async function restoreFile(old: SimulatedDevice): Promise<void> {
  let file: Blob | undefined;
  await writeBackup(old.store, downloadSink((made) => (file = made)), { now: old.now() });
  const device = newDevice();
  const restored = await device.openCompany(await restore(device, await readBackup(file!)));
  try {
    const [there, here] = await Promise.all([held(restored), held(old.store)]);
    if (there !== here) throw new Error(`a backup of device ${old.number} holds other things than the device`);
    if (await restored.connection.run((db) => readState(db, LINK))) throw new Error(`a backup of device ${old.number} takes itself for that device`);
    const [draft] = await restored.connection.run((db) => db.documents.where('number').equals('').filter(({ gone }) => !gone).primaryKeys());
    if (draft !== undefined) await restored.issue(draft, { now: old.now(), build: sealOf });
  } finally {
    restored.close();
  }
}

/** What nothing else can make again. */
async function held({ connection }: CompanyStore): Promise<string> {
  const tables = await connection.run((db) => Promise.all([db.sealed.toArray(), db.entries.toArray(), db.blobs.toArray(), db.updates.orderBy('record').uniqueKeys()]));
  const [sealed, entries, blobs, records] = tables;
  return canonicalJson({ sealed, entries, files: blobs.map(({ hash }) => hash), records: records as string[] } as never);
}
