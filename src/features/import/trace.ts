// The traces of imports, kept on this device so that a whole import can be taken back.
import * as z from 'zod/mini';
import type { ImportedRecord } from '#domain/import/undo-import.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import type { KindName } from './kinds.ts';

const pastImport = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['customer', 'product']),
  /** Name of the file. */
  file: z.string(),
  /** Records made so far, and records changed so far: counted piece by piece, so that a stopped import tells no more than it did. */
  created: z.number(),
  changed: z.number(),
  /** Records in the trace, written or not; absent: all of them were. */
  planned: z.optional(z.number()),
  /** SHA-256 of the trace among the blobs. */
  trace: z.string(),
  /** Stopped before its end. */
  stopped: z.optional(z.boolean()),
  undoneAt: z.optional(z.string())
});
/** An import as the list of past imports shows it. */
export type PastImport = z.output<typeof pastImport>;

const change = z.object({ path: z.array(z.string()), before: z.optional(z.unknown()), after: z.optional(z.unknown()) });
const named = { id: z.string(), label: z.string() };
const traceSchema = z.array(z.union([z.object({ ...named, created: z.record(z.string(), z.unknown()) }), z.object({ ...named, changes: z.array(change) })]));

/** How many are offered to be taken back. */
const MOST = 10;
const keyOf = (store: CompanyStore) => `imports ${store.id}`;

/** The latest imports of a company on this device, newest first. */
export async function pastImports(store: CompanyStore): Promise<PastImport[]> {
  return (await device.preference(keyOf(store), z.array(pastImport))) ?? [];
}

/** Writes down what an import is about to do, before it does it: a killed tab can be taken back too. It counts as stopped until it has ended. */
export async function noteImport(
  store: CompanyStore,
  { kind, file, at, records }: { kind: KindName; file: string; at: string; records: ImportedRecord[] }
): Promise<PastImport> {
  const bytes = new TextEncoder().encode(JSON.stringify(records));
  const trace = await store.putBlob(bytes, 'application/json');
  const noted: PastImport = { id: store.newId(), at, kind, file, created: 0, changed: 0, planned: records.length, trace, stopped: true };
  await device.setPreference(keyOf(store), [noted, ...(await pastImports(store))].slice(0, MOST));
  return noted;
}

/** Changes what is noted of an import. */
export async function amendImport(store: CompanyStore, id: string, amend: Partial<PastImport>): Promise<void> {
  const all = await pastImports(store);
  await device.setPreference(
    keyOf(store),
    all.map((past) => (past.id === id ? { ...past, ...amend } : past))
  );
}

/** The trace of an import; undefined when the device no longer has it. */
export async function traceOf(store: CompanyStore, past: PastImport): Promise<ImportedRecord[] | undefined> {
  const blob = await store.blob(past.trace);
  if (!blob) return undefined;
  const read = traceSchema.safeParse(JSON.parse(await blob.text()));
  return read.success ? (read.data as ImportedRecord[]) : undefined;
}
