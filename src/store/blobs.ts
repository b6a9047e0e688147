// Files (logo, PDF, photo) by the SHA-256 of their bytes: the same file is stored once, and a damaged one is noticed.
import { sha256 } from './hash.ts';
import type { Connection } from './connection.ts';
import type { CompanyDb } from './db.ts';
import { StoreError } from './errors.ts';

/** Stores bytes under their hash. @param type MIME type @returns the SHA-256 in hexadecimal */
export async function putBlob(connection: Connection<CompanyDb>, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const hash = await sha256(bytes);
  await connection.write((db) => db.blobs.put({ hash, type, bytes }));
  return hash;
}

/** The file of a hash, undefined when it is not here. @throws StoreError `corrupt` */
export async function blobOf(connection: Connection<CompanyDb>, hash: string): Promise<Blob | undefined> {
  const row = await connection.run((db) => db.blobs.get(hash));
  if (!row) return undefined;
  if ((await sha256(row.bytes)) !== hash) throw new StoreError('corrupt', hash);
  return new Blob([row.bytes], { type: row.type });
}
