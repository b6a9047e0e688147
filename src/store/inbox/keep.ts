// Writes what was unpacked, so that two devices which do it apart have written the very same: not only equal, but the same change.
import type { Bytes } from '#sync/bytes.ts';
import type { Scope } from '#sync/scopes.ts';
import { putBlobs } from '../blobs.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { sha256 } from '../hash.ts';
import { edited } from '../gate/records.ts';
import { recordRow } from '../gate/rows.ts';
import type { RecordKind, RecordOf } from '../record/kinds.ts';
import type { Gate } from '../gate/gate.ts';

/**
 * Makes those records of which there is nothing here yet, all or nothing. A record that is here stays as it is, also when a person has deleted it.
 * The change speaks for an author that follows from its content, the order of fields included: made again elsewhere it is the same change, and takes back nothing that
 * somebody did to the record meanwhile.
 * @throws StoreError `role`, `quota`, …
 */
export async function keepNew<K extends RecordKind>(gate: Gate, kind: K, records: readonly RecordOf<K>[]): Promise<void> {
  const authors = await Promise.all(records.map(async (record) => Number.parseInt((await sha256(`inbox ${JSON.stringify(record)}`)).slice(0, 8), 16)));
  await gate.act(async ({ open, writes }) => {
    for (const [i, record] of records.entries()) {
      const before = await open(record.id);
      if (before.keys.length > 0) continue;
      const write = edited(kind, before, () => record, authors[i]!);
      if (!write) continue;
      writes.records.push(write);
      const row = recordRow(kind, record, undefined);
      if (row) writes.rows.push(row);
    }
  });
}

/** Files that came, those aside that are here already. @throws StoreError `quota` */
export async function keepFiles(connection: Connection<CompanyDb>, files: readonly { bytes: Bytes; type: string; hash: string }[], scope: Scope): Promise<void> {
  for (const file of files) if (!(await connection.run((db) => db.blobs.get(file.hash)))) await putBlobs(connection, [file], scope);
}
