// A file that a person chose, read as a table.
import { encodingOf, type Encoding, type EncodingFault } from '#domain/import/encoding.ts';
import { readTable, type Table, type TableFault } from '#domain/import/read-csv.ts';
import { loadSplitCsv } from './split-csv.ts';

export type FileFault = EncodingFault | TableFault | 'tooBig' | 'unreadable';

const MOST_BYTES = 50_000_000;

/** Reads a CSV file of any usual encoding and delimiter. Nothing of it is kept. */
export async function readImportFile(file: File): Promise<{ ok: true; table: Table; encoding: Encoding } | { ok: false; fault: FileFault }> {
  if (file.size > MOST_BYTES) return { ok: false, fault: 'tooBig' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // Moved or deleted since it was chosen, or on a drive that is gone.
    return { ok: false, fault: 'unreadable' };
  }
  const encoding = encodingOf(bytes);
  if (!encoding.ok) return encoding;
  const text = new TextDecoder(encoding.value).decode(bytes);
  const table = readTable(text, await loadSplitCsv());
  return table.ok ? { ok: true, table: table.value, encoding: encoding.value } : table;
}
