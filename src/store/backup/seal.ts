// A seal from outside: its hash, its canonical form and its shape must all be right.
import { canonicalJson } from '#domain/text/canonical-json.ts';
import type { SealedRow } from '../db.ts';
import { sha256 } from '../hash.ts';
import { sealedDocument } from '../shape/sealed.ts';
import { BackupError } from './errors.ts';

/** @returns the row when it is what was sealed @throws BackupError `damaged`; `newer` for a format of a later app */
export async function readSeal(row: SealedRow): Promise<SealedRow> {
  if ((await sha256(row.json)) !== row.hash) throw new BackupError('damaged', 'a seal');
  let json: unknown;
  try {
    json = JSON.parse(row.json);
  } catch (cause) {
    throw new BackupError('damaged', 'a seal', cause);
  }
  if (typeof json === 'object' && json !== null && 'format' in json && Number(json.format) > 1) throw new BackupError('newer');
  const read = sealedDocument.safeParse(json);
  if (!read.success || read.data.id !== (row.record ?? row.id) || canonicalJson(json) !== row.json) throw new BackupError('damaged', 'a seal');
  return row;
}
