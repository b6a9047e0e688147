// Records as a CSV file that imports back unchanged.
import type { Lang } from '../record.ts';
import type { ImportField } from './field.ts';
import { writeCsv, type Cell } from './write-csv.ts';

type Writable<Source> = ImportField<Source> & Required<Pick<ImportField<Source>, 'write'>>;

/**
 * The file of these records, with headings in `lang`. Fields named in `whenUsed` get a column only when a record has
 * something in it (texts per language).
 */
export function exportCsv<Source>(
  fields: Record<string, ImportField<Source>>,
  records: readonly Source[],
  lang: Lang,
  whenUsed: (key: string) => boolean = () => false
): string {
  const columns = Object.entries(fields)
    .filter((entry): entry is [string, Writable<Source>] => entry[1].write !== undefined)
    .filter(([key, field]) => !whenUsed(key) || records.some((record) => field.write(record, lang) !== undefined))
    .map(([, field]) => field);
  const cells = (record: Source): Cell[] => columns.map((field) => field.write(record, lang) ?? { text: '' });
  return writeCsv(
    columns.map((field) => field.headings[lang][0]),
    records.map(cells)
  );
}
