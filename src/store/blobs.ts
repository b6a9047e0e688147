// Files (logo, PDF, photo) by the SHA-256 of their bytes: the same file is stored once, and a damaged one is noticed.
import { sha256 } from './hash.ts';
import type { Scope } from '#sync/scopes.ts';
import type { Connection } from './connection.ts';
import type { CompanyDb } from './db.ts';
import { StoreError } from './errors.ts';
import { checkRole } from './sync/role.ts';
import type { OutboxRow } from './sync/rows.ts';
import { LINK, readState } from './sync/state.ts';

/** Bytes to be stored, with their MIME type. */
export interface NewBlob {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

/**
 * Stores files under their hashes, all or none.
 * @param scope of the records that name them: they go to the other devices. Absent: they stay on this one
 * @returns the SHA-256 of each in hexadecimal @throws StoreError `quota`; `role` when this device may not write in that scope
 */
export async function putBlobs(connection: Connection<CompanyDb>, files: readonly NewBlob[], scope?: Scope): Promise<string[]> {
  const hashes = await Promise.all(files.map(({ bytes }) => sha256(bytes)));
  const rows = files.map(({ bytes, type }, i) => ({ hash: hashes[i]!, type, bytes, ...(scope !== undefined && { scope }) }));
  await connection.write((db) =>
    db.transaction('rw', [db.blobs, db.outbox, db.sync], async () => {
      await db.blobs.bulkPut(rows);
      if (scope === undefined) return;
      await checkRole(db, [{ scope }]);
      if (!(await readState(db, LINK))) return;
      await db.outbox.bulkAdd(hashes.map((hash) => ({ scope, what: { type: 'file', hash }, envelope: '' }) as OutboxRow));
    })
  );
  return hashes;
}

/** The file of a hash, undefined when it is not here. @throws StoreError `corrupt` */
export async function blobOf(connection: Connection<CompanyDb>, hash: string): Promise<Blob | undefined> {
  const row = await connection.run((db) => db.blobs.get(hash));
  if (!row) return undefined;
  if ((await sha256(row.bytes)) !== hash) throw new StoreError('corrupt', hash);
  return new Blob([row.bytes], { type: row.type });
}
