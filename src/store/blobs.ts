// Files (logo, PDF, photo) by the SHA-256 of their bytes: the same file is stored once, and a damaged one is noticed.
import { sha256 } from './hash.ts';
import type { Scope } from '#sync/scopes.ts';
import type { Connection } from './connection.ts';
import type { CompanyDb } from './db.ts';
import { StoreError } from './errors.ts';
import { checkRole } from './sync/role.ts';
import type { OutboxRow } from './sync/rows.ts';
import { LINK, readState } from './sync/state.ts';

/**
 * Stores bytes under their hash.
 * @param type MIME type
 * @param scope of the record that names it: it goes to the other devices. Absent: it stays on this one
 * @returns the SHA-256 in hexadecimal @throws StoreError `quota`; `role` when this device may not write in that scope
 */
export async function putBlob(connection: Connection<CompanyDb>, bytes: Uint8Array<ArrayBuffer>, type: string, scope?: Scope): Promise<string> {
  const hash = await sha256(bytes);
  await connection.write((db) =>
    db.transaction('rw', [db.blobs, db.outbox, db.sync], async () => {
      await db.blobs.put({ hash, type, bytes, ...(scope !== undefined && { scope }) });
      if (scope === undefined || !(await readState(db, LINK))) return;
      await checkRole(db, [{ scope }]);
      await db.outbox.add({ scope, what: { type: 'file', hash }, envelope: '' } as OutboxRow);
    })
  );
  return hash;
}

/** The file of a hash, undefined when it is not here. @throws StoreError `corrupt` */
export async function blobOf(connection: Connection<CompanyDb>, hash: string): Promise<Blob | undefined> {
  const row = await connection.run((db) => db.blobs.get(hash));
  if (!row) return undefined;
  if ((await sha256(row.bytes)) !== hash) throw new StoreError('corrupt', hash);
  return new Blob([row.bytes], { type: row.type });
}
