// The outbox into envelopes. Which rows go into which one, under which id and number, is fixed in the database before anything is sent:
// sent again after a lost answer, the relay knows it by its id.
import { ulid } from '#domain/ids.ts';
import type { Item } from '#sync/codec/items.ts';
import type { Crypto } from '#sync/crypto.ts';
import { lastOf } from '#sync/envelope/gaps.ts';
import { sealEnvelope } from '#sync/envelope/seal.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { BATCH_BYTES, ISSUES } from '#sync/limits.ts';
import type { Scope } from '#sync/scopes.ts';
import type { IssueFact } from '#sync/wire/issue.ts';
import { type Chance, instant } from '../chance.ts';
import { StoreError } from '../errors.ts';
import { openSeal } from '../sealed.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { aboutOf, type Parcel, parcelOf } from './items.ts';
import type { EnvelopeRow, Outgoing, OutboxRow, StatedRow } from './rows.ts';
import { LINK, putState, readState } from './state.ts';

/** Rows looked at for one envelope. */
const SLICE = 500;
/** Rows whose content is read together. */
const READ = 50;

export interface Packing {
  connection: Connection<CompanyDb>;
  crypto: Crypto;
  chance: Chance;
}

/** An envelope as it is pushed. */
export interface Packed {
  row: EnvelopeRow;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Our own envelopes that the relay has not said it has, in the order of their making. */
export async function unsent(db: CompanyDb): Promise<EnvelopeRow[]> {
  return (await db.envelopes.where('seq').equals(0).toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Fixes the next envelope: rows of one scope, in their order, up to 256 kB.
 * @returns undefined when nothing is left that this device has a key for
 */
export function fixNext({ connection, chance }: Packing): Promise<EnvelopeRow | undefined> {
  return connection.run(async (db) => {
    for (;;) {
      const parcels = await nextParcels(db, chance);
      if (!parcels) return undefined;
      const fixed = await fix(db, parcels, chance);
      if (fixed) return fixed;
    }
  });
}

/** The scopes that this device may close something for in the present epoch. */
async function openScopes(db: CompanyDb): Promise<Set<Scope>> {
  const [list, ring] = await Promise.all([readState(db, 'list'), readState(db, 'ring')]);
  return new Set((ring ?? []).filter(({ epoch }) => epoch === list?.epochs.length).map(({ scope }) => scope));
}

async function nextParcels(db: CompanyDb, chance: Chance): Promise<Parcel[] | undefined> {
  const scopes = await openScopes(db);
  const waiting = (await db.outbox.where('envelope').equals('').limit(SLICE).toArray()).filter(({ scope }) => scopes.has(scope));
  const free = await withoutUnsentFiles(db, waiting);
  const scope = free[0]?.scope;
  if (scope === undefined) return undefined;
  const rows = free.filter((row) => row.scope === scope);
  const parcels: Parcel[] = [];
  let [size, facts] = [0, 0];
  for (let start = 0; start < rows.length; start += READ) {
    for (const parcel of await parcelsOf(db, await wholeOnes(db, rows.slice(start, start + READ), chance))) {
      size += parcel.size;
      facts += parcel.facts.length;
      if (parcels.length > 0 && (size > BATCH_BYTES || facts > ISSUES)) return parcels;
      parcels.push(parcel);
    }
  }
  // All of them were set aside: what comes after them is next.
  return parcels.length > 0 ? parcels : nextParcels(db, chance);
}

/** Several in one reading: one after the other each would wait for the database. */
function parcelsOf(db: CompanyDb, rows: readonly OutboxRow[]): Promise<Parcel[]> {
  return db.transaction('r', [db.sync, db.updates, db.sealed, db.entries, db.files], () => Promise.all(rows.map((row) => parcelOf(db, row))));
}

/** What is damaged is set aside. */
async function wholeOnes(db: CompanyDb, rows: readonly OutboxRow[], chance: Chance): Promise<OutboxRow[]> {
  const damaged = await Promise.all(rows.map((row) => isDamaged(db, row)));
  const aside = rows.filter((_, i) => damaged[i]);
  if (aside.length > 0) await setRowsAside(db, aside, chance);
  return rows.filter((_, i) => !damaged[i]);
}

/** A document that is not what was sealed any more is nobody else's: others would take it for whole. */
async function isDamaged(db: CompanyDb, { what }: OutboxRow): Promise<boolean> {
  const row = what.type === 'document' ? await db.sealed.get(what.id) : undefined;
  if (!row) return false;
  try {
    await openSeal(row);
    return false;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return true;
  }
}

/** Files are named once the relay has them (files.ts). */
async function withoutUnsentFiles(db: CompanyDb, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  if (!rows.some(({ what }) => what.type === 'file')) return [...rows];
  const here = new Set(await db.files.where('state').equals('here').primaryKeys());
  return rows.filter(({ what }) => what.type !== 'file' || here.has(what.hash));
}

/** @returns undefined when another loop was faster */
function fix(db: CompanyDb, parcels: readonly Parcel[], chance: Chance): Promise<EnvelopeRow | undefined> {
  const scope = parcels[0]!.row.scope;
  const facts = parcels.flatMap((parcel) => parcel.facts);
  const id = ulid(chance.now(), chance.randomBytes(10));
  return db.transaction('rw', [db.outbox, db.envelopes, db.stated, db.sync], async () => {
    const [link, last = {}, rows] = await Promise.all([readState(db, LINK), readState(db, 'last'), db.outbox.bulkGet(parcels.map(({ row }) => row.n))]);
    if (!link || rows.some((row) => row?.envelope !== '')) return undefined;
    const n = (last[scope] ?? 0) + 1;
    const row: EnvelopeRow = { id, device: link.device, scope, n, seq: 0, kind: facts.length > 0 ? 'issue' : 'change', about: aboutOf(parcels.flatMap(({ items }) => items)) };
    await Promise.all([
      db.envelopes.add(row),
      db.outbox.bulkPut(rows.map((found) => ({ ...(found as OutboxRow), envelope: id }))),
      db.stated.bulkPut(statedOf(id, Infinity, facts)),
      putState(db, 'last', { ...last, [scope]: n })
    ]);
    return row;
  });
}

/** The numbers that an envelope states, at their place in the log. */
export function statedOf(envelope: string, seq: number, facts: readonly IssueFact[]): StatedRow[] {
  return facts.map((fact, place) => ({ ...fact, key: `${envelope} ${place}`, seq, place }));
}

/** The bytes of an envelope that was fixed; made again, they are others under the same id. @throws SyncError `too-large` */
export async function pack({ connection, crypto }: Packing, row: EnvelopeRow): Promise<Packed | undefined> {
  const inside = await connection.run((db) =>
    db.transaction('r', [db.sync, db.outbox, db.stated, db.updates, db.sealed, db.entries, db.files], async () => {
      const [link, keys, list, ring, gaps, rows] = await Promise.all([
        ...[readState(db, LINK), readState(db, 'keys'), readState(db, 'list'), readState(db, 'ring'), readState(db, 'gaps')] as const,
        db.outbox.where('envelope').equals(row.id).toArray()
      ] as const);
      const stated = await db.stated.where('key').startsWith(`${row.id} `).toArray();
      const parcels = await Promise.all(rows.map((one) => parcelOf(db, one)));
      return { link, keys, list, ring, gaps, stated, items: parcels.flatMap((parcel) => parcel.items) };
    })
  );
  const { link, keys, list, ring, gaps = {}, stated, items } = inside;
  const epoch = list?.epochs.length ?? 0;
  const key = new KeyRing(ring).get(row.scope, epoch);
  if (!link || !keys || !key) return undefined;
  const issues = stated.sort((a, b) => a.place - b.place).map(({ series, number, date, record }) => ({ series, number, date, record }));
  const header = { id: row.id, company: link.company, scope: row.scope, epoch, device: link.device, n: row.n, kind: row.kind, contains: [], issues };
  const others = [...new Set(Object.values(gaps).map(({ device }) => device))].filter((device) => device !== link.device);
  const heads = others.flatMap((device) => {
    const n = lastOf(gaps, device)[row.scope];
    return n === undefined ? [] : [{ device, n }];
  });
  const seen: Item[] = heads.length > 0 ? [{ type: 'seen', heads }] : [];
  return { row, bytes: await sealEnvelope(crypto, header, [...items, ...seen], key, keys.signingKey) };
}

/** Takes what an envelope holds out of what is to be sent, and notes it among what could not be used. Numbers stay stated: they are given. */
export async function setAside({ connection, chance }: Packing, { id }: EnvelopeRow): Promise<void> {
  await connection.write(async (db) => setRowsAside(db, await db.outbox.where('envelope').equals(id).toArray(), chance));
}

/** The same for what was damaged since it was fixed. */
export async function setDamagedAside({ connection, chance }: Packing, { id }: EnvelopeRow): Promise<void> {
  await connection.write(async (db) => {
    for (const row of await db.outbox.where('envelope').equals(id).toArray()) if (await isDamaged(db, row)) await setRowsAside(db, [row], chance);
  });
}

function setRowsAside(db: CompanyDb, rows: readonly OutboxRow[], chance: Chance): Promise<void> {
  return db.transaction('rw', db.outbox, db.quarantine, async () => {
    const there = (await db.outbox.bulkGet(rows.map(({ n }) => n))).filter((row) => row !== undefined);
    await db.quarantine.bulkAdd(there.map(({ what, scope }) => ({ record: recordOf(what) ?? scope, kind: `unsent ${scope}`, reason: 'envelope' as const, at: instant(chance), value: what.type })));
    await db.outbox.bulkDelete(there.map(({ n }) => n));
  });
}

function recordOf(what: Outgoing): string | undefined {
  if (what.type === 'covers') return undefined;
  if (what.type === 'document') return what.id;
  if (what.type === 'file') return what.hash;
  return what.type === 'entries' ? what.document : what.record;
}
