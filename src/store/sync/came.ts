// What an act writes of other devices, beside its own: all of it in the transaction that moves the cursor.
import type { Entry } from '#domain/document/model.ts';
import type { CompanyDb, CounterRow, QuarantineRow, SealedRow } from '../db.ts';
import type { UpdateRow } from '../record/update-row.ts';
import { inParts } from '../in-parts.ts';
import type { EnvelopeRow, FileRow, LaterRow, OutboxRow, PendingRow, StatedRow, SyncRow } from './rows.ts';
import { tickOf } from './state.ts';

export interface Came {
  /** Tick of what it was prepared on. */
  tick: number;
  updates: Omit<UpdateRow, 'n'>[];
  /** Keys of updates that one of `updates` contains. */
  replaced: number[];
  /** Updates that wait, and keys of those that need no longer. */
  pending: Omit<PendingRow, 'n'>[];
  fitted: number[];
  seals: SealedRow[];
  /** Ids under which a document stood that stands under another now. */
  moved: string[];
  entries: Entry[];
  counters: CounterRow[];
  envelopes: EnvelopeRow[];
  stated: StatedRow[];
  /** Keys of statements that others say before. */
  unstated: string[];
  later: LaterRow[];
  /** Ids of those that wait no longer. */
  read: string[];
  quarantine: Omit<QuarantineRow, 'n'>[];
  /** Ids that a document of ours has now, by the one under which it waits in the outbox. */
  renamed: ReadonlyMap<string, string>;
  /** Our own envelopes, of which the relay says that it has them. */
  acknowledged: string[];
  state: SyncRow[];
  /** Files that envelopes name. */
  files: FileRow[];
  /** What came by another way than the relay, and goes there from here. */
  outbox?: Omit<OutboxRow, 'n'>[];
}

export function nothingCame(tick: number): Came {
  const lists = { updates: [], replaced: [], pending: [], fitted: [], seals: [], moved: [], entries: [], counters: [] };
  return { tick, ...lists, envelopes: [], stated: [], unstated: [], later: [], read: [], quarantine: [], acknowledged: [], renamed: new Map(), state: [], files: [] };
}

/** Whether nobody wrote since it was prepared. */
export async function stillCame(db: CompanyDb, { tick }: Came, author: number): Promise<boolean> {
  const [now, known] = await Promise.all([tickOf(db), db.meta.get('author')]);
  return now === tick && known?.value === author;
}

async function rename(db: CompanyDb, renamed: Came['renamed']): Promise<void> {
  if (renamed.size === 0) return;
  await db.outbox.toCollection().modify(({ what }) => {
    if (what.type === 'document') what.id = renamed.get(what.id) ?? what.id;
  });
}

/** Within the gate's transaction. Every step may be repeated. */
export async function putCame(db: CompanyDb, came: Came): Promise<void> {
  await Promise.all([
    inParts(came.updates, (part) => db.updates.bulkAdd(part)),
    db.updates.bulkDelete(came.replaced),
    db.pending.bulkAdd(came.pending),
    db.pending.bulkDelete(came.fitted),
    db.sealed.bulkDelete(came.moved),
    inParts(came.seals, (part) => db.sealed.bulkPut(part)),
    inParts(came.entries, (part) => db.entries.bulkPut(part)),
    db.counters.bulkPut(came.counters),
    inParts(came.envelopes, (part) => db.envelopes.bulkPut(part)),
    inParts(came.stated, (part) => db.stated.bulkPut(part)),
    db.stated.bulkDelete(came.unstated),
    db.later.bulkDelete(came.read),
    db.later.bulkPut(came.later),
    db.quarantine.bulkAdd(came.quarantine),
    db.sync.bulkPut(came.state),
    db.files.bulkPut(came.files),
    rename(db, came.renamed),
    ...(came.acknowledged.length > 0 ? [db.outbox.where('envelope').anyOf(came.acknowledged).delete()] : [])
  ]);
}
