// Reading issued documents and their entries: checked against the hash, tolerant of newer entries.
import * as z from 'zod/mini';
import { isDocumentKind } from '#domain/document/kinds.ts';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { sha256 } from './hash.ts';
import type { CompanyDb, SealedRow } from './db.ts';
import { StoreError } from './errors.ts';
import { text } from './shape/fields.ts';

/** Only what everything else relies on: the seal was checked in full when it was made, and its hash says that it is still that. */
const envelope = z.looseObject({ format: z.number(), id: text, kind: text, number: text, issueDate: text, totals: z.looseObject({}), lines: z.array(z.looseObject({ id: text })) });

/**
 * The document in a row of `sealed`.
 * @throws StoreError `corrupt` when it is not what was sealed, `newer` when its format is of a newer app
 */
export async function openSeal(row: SealedRow): Promise<SealedDocument> {
  if ((await sha256(row.json)) !== row.hash) throw new StoreError('corrupt', row.id);
  return parseSeal(row);
}

/** The same without looking at the hash: for what was checked before, and inside transactions. */
export function parseSeal(row: Pick<SealedRow, 'id' | 'json' | 'record'>): SealedDocument {
  let json: unknown;
  try {
    json = JSON.parse(row.json);
  } catch (cause) {
    throw new StoreError('corrupt', row.id, cause);
  }
  const read = envelope.safeParse(json);
  if (!read.success || read.data.id !== (row.record ?? row.id)) throw new StoreError('corrupt', row.id);
  // A kind that this version does not know is of a newer app, not damaged.
  if (read.data.format !== 1 || !isDocumentKind(read.data.kind)) throw new StoreError('newer', row.id);
  // The second document of a record issued twice goes by an id of its own; what was sealed stays as it is.
  return { ...(json as SealedDocument), id: row.id };
}

/** The document in a row, undefined when the row is damaged or of a newer app: whoever reads that one document says so, everything else goes on. */
export function readable(row: Pick<SealedRow, 'id' | 'json' | 'record'>): SealedDocument | undefined {
  try {
    return parseSeal(row);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return undefined;
  }
}

/** The entries of a document in the order of their ids. Unknown kinds come along: domain functions pass over them. */
export async function entriesOf(db: CompanyDb, document: string): Promise<Entry[]> {
  const entries = await db.entries.where('document').equals(document).toArray();
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
}
