// What came from the relay, written: one act through the gate, in the transaction that moves the cursor. Repeated, it changes nothing.
import { isCredit } from '#domain/document/kinds.ts';
import type { Item } from '#sync/codec/items.ts';
import type { Cursor } from '#sync/cursor.ts';
import type { Crypto } from '#sync/crypto.ts';
import { cover, expect, type Gaps } from '#sync/envelope/gaps.ts';
import { type Applied, judge } from '#sync/envelope/replay.ts';
import { allowed } from '#sync/roles.ts';
import { deviceOf } from '#sync/list/state.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { instant } from '../chance.ts';
import type { CompanyDb } from '../db.ts';
import type { Gate, Preparing } from '../gate/gate.ts';
import { settle } from '../gate/seal.ts';
import { setAsideRows } from './altered.ts';
import type { Arrival, Verified } from './arrival.ts';
import { type Came, nothingCame } from './came.ts';
import { contentsOf } from './came-seals.ts';
import { keepDrafts } from './keep-drafts.ts';
import { type Document, mergeDocuments } from './merge-documents.ts';
import { mergeRecords } from './merge-records.ts';
import { aboutOf } from './items.ts';
import { statedOf } from './pack.ts';
import type { FileRow, StatedRow } from './rows.ts';
import { LINK, readState, tickOf } from './state.ts';
import { statedOnce } from './stated.ts';

export interface Applying extends Arrival {
  /** What the relay says of our own envelopes. */
  acknowledged?: readonly { id: string; seq: number }[];
  /** Ids of envelopes that waited and are among `verified` or `refused` now. */
  waited?: readonly string[];
  /** Where the device stands once this is applied. `from`: where it must stand before, else nothing of the page is taken for read. */
  cursor?: { from: Cursor | undefined; to: Cursor };
}

/** @throws StoreError: nothing was written; the same may be applied again */
export function apply(gate: Gate, crypto: Crypto, applying: Applying): Promise<void> {
  return gate.act(async (preparing) => {
    const { db, writes } = preparing;
    const came = nothingCame(await tickOf(db));
    const [link, list, cursor, gaps = {}] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'cursor'), readState(db, 'gaps')]);
    if (!link || !list) return;
    const at = instant(gate.chance);
    const fresh = await freshOf(preparing, came, applying, gaps, at);
    const contents = await contentsOf(fresh.envelopes);
    for (const { record, kind, value } of contents.odd) came.quarantine.push({ record, kind, reason: 'envelope', at, value });
    came.quarantine.push(...(await setAsideRows(db, applying.refused, at)));
    came.later.push(...applying.later, ...fresh.envelopes.filter(({ header }) => contents.newer.includes(header.id)).map(({ header, seq, bytes }) => ({ id: header.id, seq, reason: 'newer' as const, bytes })));
    came.read.push(...(applying.waited ?? []));
    const own = await acknowledge(preparing, came, [...(applying.acknowledged ?? []), ...fresh.placed]);
    const stated = await statedOnce(db, [...contents.stated, ...own, ...fresh.stated], came.acknowledged);
    [came.stated, came.unstated] = [stated.put, stated.drop];
    came.state.push(...stated.shared);
    came.files.push(...(await filesToCome(db, contents.files)));
    const me = deviceOf(list, link.device);
    const mayWrite = me && !me.revoked && allowed(me, SALES_SCOPE, 'push');
    if (mayWrite) await keepDrafts(preparing, crypto, link.device, contents.seals);
    await mergeRecords(preparing, came, contents.updates, at);
    const documents = await mergeDocuments(preparing, came, crypto, { ...contents, stated: came.stated }, at);
    if (mayWrite) await settleAll(preparing, documents, at, gate);
    // Our own count like any other's from when the relay says that it has them.
    came.state.push({ key: 'gaps', value: came.envelopes.reduce((now, row) => cover(now, row.device, row.scope, row.n), fresh.gaps) });
    if (applying.cursor && JSON.stringify(cursor) === JSON.stringify(applying.cursor.from)) came.state.push({ key: 'cursor', value: applying.cursor.to });
    writes.came = came;
  });
}

interface Fresh {
  envelopes: Verified[];
  gaps: Gaps;
  /** Known ones without a place in the log that have one now: our own, and any of a relay that was put back. */
  placed: { id: string; seq: number }[];
  /** The numbers that known ones state, at the place that they have now. */
  stated: StatedRow[];
}

/** What was not applied before. */
async function freshOf({ db }: Preparing, came: Came, { verified, waited = [] }: Applying, known: Gaps, at: string): Promise<Fresh> {
  const byNumber = (device: string, scope: string, n: number) => `${device} ${scope} ${n}`;
  const [ids, numbers] = await Promise.all([
    db.envelopes.bulkGet(verified.map(({ header }) => header.id)),
    Promise.all(verified.map(({ header: { device, scope, n } }) => db.envelopes.where('[device+scope+n]').equals([device, scope, n]).first()))
  ]);
  const here = new Map<string, Applied>();
  for (const row of [...ids, ...numbers]) if (row) here.set(row.id, row).set(byNumber(row.device, row.scope, row.n), row);
  const fresh: Fresh = { envelopes: [], gaps: known, placed: await containedHere(db, verified), stated: [] };
  for (const [i, envelope] of verified.entries()) {
    const { header, seq } = envelope;
    const { id, device, scope, n, kind } = header;
    const verdict = judge(header, here.get(id), here.get(byNumber(device, scope, n)));
    if (verdict === 'replay') came.quarantine.push({ record: id, kind: 'replay', reason: 'envelope', at, bytes: envelope.bytes });
    if (verdict === 'again' && (ids[i]?.seq ?? 1) <= 0) {
      fresh.placed.push({ id, seq });
      fresh.stated.push(...statedOf(id, seq, header.issues));
    }
    const isNew = verdict === 'new';
    if (isNew) {
      const row = { id, device, scope, n, seq, kind, about: aboutOf(envelope.items) };
      here.set(id, row).set(byNumber(device, scope, n), row);
      came.envelopes.push(row);
    }
    if (isNew || (verdict === 'again' && waited.includes(id))) {
      fresh.envelopes.push(envelope);
      fresh.gaps = envelope.items.reduce((gaps, item) => counted(gaps, scope, item), cover(fresh.gaps, device, scope, n));
    }
  }
  return fresh;
}

/** The relay takes no snapshot that names what it does not have: what one contains needs no place of its own to be there. */
async function containedHere(db: CompanyDb, verified: readonly Verified[]): Promise<Fresh['placed']> {
  const places = new Map(verified.flatMap(({ header, seq }) => header.contains.map((id) => [id, seq] as const)));
  if (places.size === 0) return [];
  const rows = await db.envelopes.bulkGet([...places.keys()]);
  return rows.flatMap((row) => (row && row.seq <= 0 ? [{ id: row.id, seq: places.get(row.id)! }] : []));
}

function counted(gaps: Gaps, scope: string, item: Item): Gaps {
  if (item.type === 'covers') return item.ranges.reduce((all, { device, from, to }) => cover(all, device, scope, from, to), gaps);
  return item.type === 'seen' ? item.heads.reduce((all, { device, n }) => expect(all, device, scope, n), gaps) : gaps;
}

/** Files that are on this device already need not be fetched; how others fetch them may be new. */
async function filesToCome(db: CompanyDb, files: readonly FileRow[]): Promise<FileRow[]> {
  if (files.length === 0) return [];
  const here = new Set(await db.blobs.where('hash').anyOf(files.map(({ hash }) => hash)).primaryKeys());
  return files.map((file) => ({ ...file, state: here.has(file.hash) ? 'here' : 'away' }));
}

/** Our own envelopes have their place in the log: nothing of them is to be sent any more. @returns their numbers, with that place */
async function acknowledge({ db }: Preparing, came: Came, said: readonly { id: string; seq: number }[]) {
  const rows = await db.envelopes.bulkGet(said.map(({ id }) => id));
  const stated = [];
  for (const [i, { id, seq }] of said.entries()) {
    const row = rows[i];
    if (!row || row.seq > 0) continue;
    came.envelopes.push({ ...row, seq });
    came.acknowledged.push(id);
    stated.push(...(await db.stated.where('key').startsWith(`${id} `).toArray()).map((one) => ({ ...one, seq })));
  }
  return stated;
}

/** Payments and credit notes of several devices have met: what goes against what is said anew. */
export async function settleAll(preparing: Preparing, documents: ReadonlyMap<string, Document>, at: string, gate: Gate): Promise<void> {
  for (const [id, document] of documents) await preparing.once(`issued ${id}`, () => Promise.resolve(document));
  for (const { sealed, entries } of documents.values()) {
    if (!isCredit(sealed.kind) && entries.some(({ kind }) => kind === 'credited')) await settle(preparing, sealed, entries, at, gate.chance);
  }
}
