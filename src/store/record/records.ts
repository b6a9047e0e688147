// The documents of records in use, kept open: the latest stored state of each, told apart by the keys of its updates.
import type * as Y from 'yjs';
import type { CompanyDb } from '../db.ts';
import type { UpdateRow } from './update-row.ts';
import { readRecord } from '../shape/read.ts';
import type { Damage } from '../shape/repair.ts';
import { leavesOf } from './doc.ts';
import { type Leaves, unflatten } from './flat.ts';
import { isKind, type RecordKind, type RecordOf } from './kinds.ts';
import { type BadUpdate, load } from './load.ts';
import { upcast } from './upcast.ts';

/** A record as it is stored, and what it reads as. */
export interface Opened<K extends RecordKind = RecordKind> {
  id: string;
  kind: string;
  /** Keys of the updates that it is made of; they change with every write by any tab. */
  keys: readonly number[];
  doc: Y.Doc;
  /** What is stored, as plain JSON, before upcast and repair. */
  raw: Record<string, unknown>;
  /** What the record says; undefined when there is none yet, or when its kind is unknown here. */
  record: RecordOf<K> | undefined;
  newer: boolean;
  /** The stored shape is older: the next edit brings it forward. */
  upcasted: boolean;
  bad: readonly BadUpdate[];
  damage: readonly Damage[];
}

const LARGEST = 96;

/** Keys say the same. */
export const sameKeys = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((key, i) => key === b[i]);

/** Reads what a document says. */
export function opened(id: string, kind: string, keys: readonly number[], doc: Y.Doc, bad: readonly BadUpdate[] = []): Opened {
  const leaves: Leaves = leavesOf(doc);
  const base = { id, kind, keys, doc, bad, raw: unflatten(leaves, id), damage: [], newer: false, upcasted: false };
  if (leaves.size === 0 || !isKind(kind)) return { ...base, record: undefined };
  const { record: plain, newer, changed } = upcast(kind, base.raw);
  const { record, damage } = readRecord(kind, plain);
  return { ...base, record, newer, upcasted: changed, damage };
}

export class Records {
  /** In the order of use, the latest last. */
  #open = new Map<string, Opened>();
  readonly #onFault: (record: Opened) => void;

  /** @param onFault gets each record freshly read of which something could not be used */
  constructor(onFault: (record: Opened) => void = () => undefined) {
    this.#onFault = onFault;
  }

  /** The stored state of a record. Always asks the database for the keys, so that live queries notice its changes. */
  async open(db: CompanyDb, id: string): Promise<Opened> {
    const updates = db.updates.where('record').equals(id);
    const kept = this.#open.get(id);
    if (kept) {
      const keys = await updates.primaryKeys();
      // Let go of meanwhile, it must not come back: what could not be set aside is to be found again.
      if (sameKeys(keys, kept.keys) && this.#open.get(id) === kept) {
        this.keep(kept);
        return kept;
      }
    }
    const rows = await db.updates.where('record').equals(id).toArray();
    return this.read(id, rows);
  }

  /** The state that these updates make, kept open. */
  read(id: string, rows: readonly UpdateRow[]): Opened {
    const { doc, bad } = load(rows);
    const result = opened(id, rows[0]?.kind ?? '', rows.map((row) => row.n), doc, bad);
    if (bad.length > 0 || result.damage.length > 0) this.#onFault(result);
    this.keep(result);
    return result;
  }

  /** Keeps a state as the latest one; the one used longest ago is let go. */
  keep(record: Opened): void {
    this.#open.delete(record.id);
    this.#open.set(record.id, record);
    if (this.#open.size > LARGEST) this.#open.delete(this.#open.keys().next().value!);
  }

  /** Lets one go, or all: the next one who asks reads it anew. */
  forget(id?: string): void {
    if (id !== undefined) this.#open.delete(id);
    else this.#open.clear();
  }
}
