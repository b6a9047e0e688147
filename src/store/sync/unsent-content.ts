// What this device holds and nobody else has: for a device that was cut off, to be handed to an owner.
import { toBase64url } from '#sync/bytes.ts';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import type { CompanyStore } from '../company.ts';
import { type RecordKind, TABLE_OF } from '../record/kinds.ts';

export interface UnsentContent {
  /** Drafts, customers, products as they stand here. */
  records: unknown[];
  documents: SealedDocument[];
  entries: Entry[];
  /** Files by their SHA-256, their bytes as base64url. */
  files: { hash: string; type: string; bytes: string }[];
}

/** Everything that waits to be sent, as it is now, whole. @throws StoreError */
export async function unsentContent(store: CompanyStore): Promise<UnsentContent> {
  const waiting = await store.connection.run((db) => db.outbox.toArray());
  const [records, documents, files, entries] = [new Set<string>(), new Set<string>(), new Set<string>(), new Map<string, Set<string>>()];
  for (const { what } of waiting) {
    if (what.type === 'update' || what.type === 'record') records.add(what.record);
    else if (what.type === 'document') documents.add(what.id);
    else if (what.type === 'file') files.add(what.hash);
    else if (what.type === 'entries') entries.set(what.document, new Set([...(entries.get(what.document) ?? []), ...what.ids]));
  }
  const found = await Promise.all([...records].map((id) => recordOf(store, id)));
  const sealed = await Promise.all([...documents].map((id) => store.sealed(id)));
  const happened = await Promise.all([...entries].map(async ([document, ids]) => (await store.entries(document)).filter(({ id }) => ids.has(id))));
  const blobs = await store.connection.run((db) => db.blobs.bulkGet([...files]));
  return {
    records: found.filter((one) => one !== undefined),
    documents: sealed.filter((one) => one !== undefined),
    entries: happened.flat(),
    files: blobs.flatMap((file) => (file ? [{ hash: file.hash, type: file.type, bytes: toBase64url(file.bytes) }] : []))
  };
}

async function recordOf(store: CompanyStore, id: string): Promise<unknown> {
  for (const kind of Object.keys(TABLE_OF) as RecordKind[]) {
    const record = await store.find(kind, id);
    if (record) return record;
  }
  return undefined;
}
