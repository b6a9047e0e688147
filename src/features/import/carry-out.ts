// Carries a plan out: in pieces, each whole or not at all, stoppable between two of them.
import { leafAt, leafChanges, withLeaf } from '#domain/import/leaf-changes.ts';
import type { PlannedLine } from '#domain/import/plan.ts';
import { importedRecord } from '#domain/import/undo-import.ts';
import { inLang } from '#domain/record.ts';
import { same } from '#domain/same.ts';
import { getLocale } from '#locale';
import type { CompanyStore } from '#store/company.ts';
import { editing, type Editing } from '#store/gate/commit.ts';
import { inTurns, Stopped } from './in-turns.ts';
import type { Importable, KindName } from './kinds.ts';
import { amendImport, noteImport, type PastImport } from './trace.ts';

/** Records written in one transaction. */
const PIECE = 100;

/** The record was changed by someone between the preview and the import. */
class Moved extends Error {}

export interface Outcome {
  past: PastImport;
  /** Rows of lines whose record was changed meanwhile: they were left alone. */
  moved: number[];
  written: number;
  stopped: boolean;
}

type Writing = Exclude<PlannedLine<Importable>, { outcome: 'refuse' | 'same' }>;

/** How a record is named to the person. */
export function nameOf(record: Importable): string {
  const name = record.kind === 'customer' ? record.name : inLang(record.name, getLocale());
  return [name, record.number].filter(Boolean).join(', ');
}

function editOf(kind: KindName, line: Writing): Editing {
  const { after } = line;
  if (line.outcome === 'create') return editing(kind, after.id, () => after as never);
  const changes = leafChanges(line.before, after);
  return editing(kind, after.id, (present) => {
    if (!present || present.deletedAt || changes.some(({ path, before }) => !same(leafAt(present, path), before))) throw new Moved();
    return changes.reduce((record, { path, after: value }) => withLeaf(record, path, value), present);
  });
}

/** Writes the lines that create or change. Stopping leaves what is written, and it can be taken back. */
export async function carryOut(
  store: CompanyStore,
  { kind, file, lines, now }: { kind: KindName; file: string; lines: readonly PlannedLine<Importable>[]; now: string },
  turns: { progress: (done: number) => void; signal: AbortSignal }
): Promise<Outcome> {
  const writing = lines.filter((line): line is Writing => line.outcome === 'create' || line.outcome === 'change');
  const records = writing.map((line) => importedRecord(line.outcome === 'create' ? undefined : line.before, line.after, nameOf(line.after)));
  const past = await noteImport(store, { kind, file, at: now, records });
  const moved: number[] = [];
  let written = 0;
  const counts = { created: 0, changed: 0 };

  async function write(piece: readonly Writing[]): Promise<void> {
    try {
      await store.commit({ edits: piece.map((line) => editOf(kind, line)) });
      written += piece.length;
      for (const { outcome } of piece) counts[outcome === 'create' ? 'created' : 'changed'] += 1;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      const [only] = piece;
      if (piece.length === 1 && only) moved.push(only.row);
      else for (const line of piece) await write([line]);
    }
  }

  const pieces = Array.from({ length: Math.ceil(writing.length / PIECE) }, (_, i) => writing.slice(i * PIECE, (i + 1) * PIECE));
  const writeAndCount = async (piece: readonly Writing[]) => {
    await write(piece);
    await amendImport(store, past.id, counts);
  };
  let stopped = false;
  try {
    await inTurns(pieces, writeAndCount, { ...turns, progress: () => turns.progress(written) });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    stopped = true;
  }
  const unfinished = written + moved.length < writing.length;
  await amendImport(store, past.id, { ...counts, stopped: unfinished || undefined });
  return { past, moved, written, stopped };
}
