// Takes a whole import back: what it made goes, what it changed is as before, what was changed since is left and named.
import { undoImported, type ImportedRecord } from '#domain/import/undo-import.ts';
import { same } from '#domain/same.ts';
import type { CompanyStore } from '#store/company.ts';
import { editing, type Editing } from '#store/gate/commit.ts';
import { inTurns } from './in-turns.ts';
import type { Importable } from './kinds.ts';
import { amendImport, traceOf, type PastImport } from './trace.ts';

export interface TakenBack {
  restored: number;
  removed: number;
  /** What stayed, and why: fields changed since, or a new record that was changed or used. */
  left: { label: string; why: 'fields' | 'changed' | 'used'; fields: string[] }[];
}

const PIECE = 100;

class Moved extends Error {}

/** @returns what was done, or undefined when the trace is no longer on the device. @throws Stopped between two pieces */
export async function takeBack(
  store: CompanyStore,
  past: PastImport,
  now: string,
  turns: { progress: (done: number) => void; signal: AbortSignal }
): Promise<TakenBack | undefined> {
  const records = await traceOf(store, past);
  if (!records) return undefined;
  const result: TakenBack = { restored: 0, removed: 0, left: [] };
  const used = past.kind === 'customer' ? await customersInUse(store) : new Set<string>();
  const pieces = Array.from({ length: Math.ceil(records.length / PIECE) }, (_, i) => records.slice(i * PIECE, (i + 1) * PIECE));
  let done = 0;
  const work = async (piece: ImportedRecord[]) => {
    await takePieceBack(store, past, piece, now, used, result);
    done += piece.length;
  };
  await inTurns(pieces, work, { ...turns, progress: () => turns.progress(done) });
  await amendImport(store, past.id, { undoneAt: now });
  return result;
}

/** The customers that documents were made for. */
async function customersInUse(store: CompanyStore): Promise<Set<string>> {
  const { groups } = await store.list('documents', { sort: { by: 'date' }, limit: 0, groupBy: { column: 'customerId', bucket: 'value' } });
  return new Set(groups.map(({ key }) => key));
}

/** One piece in one act; begun again when another tab changed one of its records meanwhile. */
async function takePieceBack(
  store: CompanyStore,
  { kind }: PastImport,
  piece: readonly ImportedRecord[],
  now: string,
  used: ReadonlySet<string>,
  result: TakenBack
): Promise<void> {
  for (;;) {
    const edits: Editing[] = [];
    const found: TakenBack = { restored: 0, removed: 0, left: [] };
    for (const trace of piece) {
      const present: Importable | undefined = await store.get(kind, trace.id);
      const undone = undoImported(trace, present, used.has(trace.id));
      if (undone.act === 'nothing' || !present) continue;
      if (undone.act === 'keep') {
        found.left.push({ label: trace.label, why: undone.why, fields: [] });
        continue;
      }
      if (undone.act === 'restore' && undone.left.length > 0) found.left.push({ label: trace.label, why: 'fields', fields: undone.left });
      if (undone.act === 'restore' && undone.record === present) continue;
      found[undone.act === 'remove' ? 'removed' : 'restored'] += 1;
      const after = undone.act === 'remove' ? { ...present, deletedAt: now } : undone.record;
      edits.push(
        editing(kind, trace.id, (seen) => {
          if (!same(seen, present)) throw new Moved();
          return after as never;
        })
      );
    }
    try {
      if (edits.length > 0) await store.commit({ edits });
    } catch (error) {
      if (error instanceof Moved) continue;
      throw error;
    }
    result.restored += found.restored;
    result.removed += found.removed;
    result.left.push(...found.left);
    return;
  }
}
