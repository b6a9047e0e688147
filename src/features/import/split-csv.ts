// The CSV library behind a port, loaded when a file is read.
import type { SplitCsv } from '#domain/import/read-csv.ts';

/** Loads the reader of CSV text (RFC 4180, lenient: a quote out of place is a quote). */
export async function loadSplitCsv(): Promise<SplitCsv> {
  const { default: Papa } = await import('papaparse');
  return (text, delimiter) => Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data;
}
