// What this device holds and nobody else has: for a device that was cut off, to be handed to an owner.
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { toBase64url } from '#sync/bytes.ts';
import type { SyncId } from '#sync/ids.ts';
import type { CompanyStore } from '../company.ts';
import { type RecordKind, TABLE_OF } from '../record/kinds.ts';
import { parcelOf } from './items.ts';
import { LINK, readState } from './state.ts';

export interface UnsentContent {
  /** Id of the company at the relay that this device was with. */
  relayCompany?: SyncId;
  /** This device's data was set back: its updates go by clocks that others know with another content, and can be merged into nothing. */
  setBack?: true;
  /** Drafts, customers, products as they stand here: to be read by people. */
  records: unknown[];
  /** What of them was not sent, as it would have been: Yjs updates as base64url. */
  updates: { record: string; kind: string; bytes: string }[];
  /** Issued documents as they were sealed. */
  documents: SealedDocument[];
  /** Entries as an envelope holds them: `document` is the record that was issued, `of` which of its documents. */
  entries: (Entry & { of?: string })[];
  /** Files by their SHA-256, their bytes as base64url. */
  files: { hash: string; type: string; bytes: string }[];
}

/** Everything that waits to be sent, as it is now, whole. @throws StoreError */
export async function unsentContent(store: CompanyStore): Promise<UnsentContent> {
  const { connection } = store;
  const [parcels, link, phase, blobs] = await connection.run(async (db) => {
    const waiting = await db.outbox.toArray();
    const hashes = waiting.flatMap(({ what }) => (what.type === 'file' ? [what.hash] : []));
    return [await Promise.all(waiting.map((row) => parcelOf(db, row))), await readState(db, LINK), await readState(db, 'phase'), await db.blobs.bulkGet(hashes)] as const;
  });
  const items = parcels.flatMap((parcel) => parcel.items);
  const updates = items.flatMap((item) => (item.type === 'update' ? [item] : []));
  const records = await Promise.all([...new Set(updates.map(({ record }) => record))].map((id) => recordOf(store, id)));
  const once = <T>(texts: readonly string[]) => [...new Set(texts)].map((text) => JSON.parse(text) as T);
  return {
    ...(link && { relayCompany: link.company }),
    ...(phase?.state === 'attention' && phase.why === 'pair-again' && { setBack: true }),
    records: records.filter((one) => one !== undefined),
    updates: updates.map(({ record, kind, bytes }) => ({ record, kind, bytes: toBase64url(bytes) })),
    documents: once<SealedDocument>(items.flatMap((item) => (item.type === 'seal' ? [item.json] : []))),
    entries: once<UnsentContent['entries'][number]>(items.flatMap((item) => (item.type === 'entries' ? item.json : []))),
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
