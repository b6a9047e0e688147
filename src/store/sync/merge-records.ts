// Updates of other devices into the records here. What builds on something that is still to come waits for it.
import * as Y from 'yjs';
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import type { Preparing } from '../gate/gate.ts';
import { rederiveDrafts } from '../gate/edit.ts';
import { recordRow } from '../gate/rows.ts';
import { breathe } from '../breathe.ts';
import type { UpdateRow } from '../record/update-row.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { crc32 } from '../record/checksum.ts';
import { applyUpdates, isIncomplete, type Update, wholeOf } from '../record/doc.ts';
import { isKind } from '../record/kinds.ts';
import { fitting, load } from '../record/load.ts';
import { type Opened, opened } from '../record/records.ts';
import type { Came } from './came.ts';
import type { PendingRow } from './rows.ts';
import { scopeOf } from './scope-of.ts';
import { type Stored, storedOf, waitingOf } from './stored.ts';

/** With this many updates a record is written whole. */
const MANY = 24;
/** Records read at once. */
const SLICE = 60;

export interface CameUpdate {
  record: string;
  kind: string;
  bytes: Update;
}

/** @returns the records that changed, as they will be, by id; those of issued documents are merged and have no row */
export async function mergeRecords(preparing: Preparing, came: Came, updates: readonly CameUpdate[], at: string): Promise<Map<string, Opened>> {
  const byRecord = new Map<string, CameUpdate[]>();
  for (const update of updates) byRecord.set(update.record, [...(byRecord.get(update.record) ?? []), update]);
  const ids = [...byRecord.keys()];
  const after = new Map<string, Opened>();
  if (ids.length === 0) return after;
  const isSealed = new Set<string>();
  const anyWait = (await preparing.db.pending.count()) > 0;
  const read = (start: number) => storedOf(preparing.db, ids.slice(start, start + SLICE), (id) => scopeOf(byRecord.get(id)![0]!.kind) === SALES_SCOPE);
  let next = read(0);
  for (let start = 0; start < ids.length; start += SLICE) {
    const some = ids.slice(start, start + SLICE);
    const stored = await next;
    // Read beside the merging of these.
    if (start + SLICE < ids.length) next = read(start + SLICE);
    const merging: Merging[] = [];
    for (const [i, id] of some.entries()) {
      merging.push(begun(came, id, stored[i]!, byRecord.get(id)!, at));
      if (stored[i]!.isSealed) isSealed.add(id);
      await breathe();
    }
    // What waits fits only once something else did: a device that reads the newest first would try all of it again with every page.
    const moved = anyWait ? merging.filter(({ tries }) => tries.fits.length > 0) : [];
    const waiting = await waitingOf(preparing.db, moved.map(({ id }) => id));
    for (const [i, one] of moved.entries()) one.waiting = waiting[i]!;
    for (const one of merging) {
      const merged = finished(came, one, at);
      if (merged) after.set(one.id, merged);
      await breathe();
    }
  }
  await deriveRows(preparing, after, isSealed);
  return after;
}

/** A record on its way from what is stored to what it will be. */
interface Merging {
  id: string;
  kind: string;
  rows: readonly UpdateRow[];
  bad: boolean;
  /** State vector of what is stored. */
  clocks: Uint8Array;
  tries: Tries;
  waiting: readonly PendingRow[];
}

function begun(came: Came, id: string, { rows }: Stored, all: readonly CameUpdate[], at: string): Merging {
  const kind = rows[0]?.kind ?? all[0]!.kind;
  const isOdd = (update: CameUpdate) => update.kind !== kind || (update.record === COMPANY_ID) !== (update.kind === 'company');
  for (const { bytes, ...odd } of all.filter(isOdd)) came.quarantine.push({ ...odd, reason: 'envelope', at, bytes });
  const mine = all.filter((update) => !isOdd(update)).map(({ bytes }) => ({ n: undefined, bytes }));
  const { doc, bad } = load(rows);
  const clocks = Y.encodeStateVector(doc);
  return { id, kind, rows, bad: bad.length > 0, clocks, tries: tried(doc, () => load(rows).doc, mine), waiting: [] };
}

/** With what waited for it. */
function finished(came: Came, { id, kind, rows, bad, clocks, tries, waiting }: Merging, at: string): Opened | undefined {
  const again = () => {
    const { doc } = load(rows);
    applyUpdates(doc, tries.fits);
    return doc;
  };
  const more = waiting.length > 0 ? tried(tries.doc, again, [...waiting.filter((one) => one.kind === kind), ...tries.waits]) : { ...tries, fits: [], damaged: [] };
  const [fits, damaged] = [[...tries.fits, ...more.fits], [...tries.damaged, ...more.damaged]];
  came.fitted.push(...[...fits, ...damaged].flatMap(({ n }) => n ?? []));
  came.pending.push(...more.waits.filter(({ n }) => n === undefined).map(({ bytes }) => ({ record: id, kind, bytes })));
  came.quarantine.push(...damaged.map(({ bytes }) => ({ record: id, kind, reason: 'damaged' as const, at, bytes })));
  if (fits.length === 0) return undefined;
  const merged = more.doc;
  // Without a new clock it may still delete something.
  if (rows.length > 0 && sameUpdate(Y.encodeStateVector(merged), clocks) && sameUpdate(wholeOf(merged), wholeOf(load(rows).doc))) return undefined;
  const compact = rows.length + 1 >= MANY && !bad;
  // What was here need not be said again; a single update stays as its author made it.
  const bytes = compact ? wholeOf(merged) : fits.length === 1 ? fits[0]!.bytes : (Y.encodeStateAsUpdate(merged, clocks) as Update);
  came.updates.push({ record: id, kind, bytes, sum: crc32(bytes) });
  if (compact) came.replaced.push(...rows.map(({ n }) => n));
  return opened(id, kind, [], merged);
}

interface Candidate {
  /** Its key where it waits; undefined: it came now. */
  n: number | undefined;
  bytes: Update;
}

interface Tries {
  doc: Y.Doc;
  fits: readonly Candidate[];
  waits: readonly Candidate[];
  damaged: readonly Candidate[];
}

/** All at once first: only when something is missing or broken, one by one. @param again the document as it was before */
function tried(doc: Y.Doc, again: () => Y.Doc, candidates: readonly Candidate[]): Tries {
  try {
    applyUpdates(doc, candidates);
    if (!isIncomplete(doc)) return { doc, fits: candidates, waits: [], damaged: [] };
    // The newest of a record that is still to come: nothing to be tried apart.
    if (candidates.length === 1) return { doc: again(), fits: [], waits: candidates, damaged: [] };
  } catch {
    // Found out below.
  }
  return fitting(again(), candidates);
}

function sameUpdate(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && crc32(a) === crc32(b);
}

async function deriveRows(preparing: Preparing, after: ReadonlyMap<string, Opened>, isSealed: ReadonlySet<string>): Promise<void> {
  if (after.size === 0) return;
  const { opened: known, company: before } = await preparing.company();
  const company = (after.get(known.id)?.record as Company | undefined) ?? before;
  if (company && before?.vatRegime !== company.vatRegime) await rederiveDrafts(preparing, company);
  for (const { id, kind, record } of after.values()) {
    if (!record || !isKind(kind) || isSealed.has(id)) continue;
    const row = recordRow(kind, record, company);
    if (row) preparing.writes.rows.push(row);
    await breathe();
  }
}
