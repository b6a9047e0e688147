// The lines that an import refused, as a file to correct and import again.
import { writeCsv } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import type { Importing } from './importing.svelte.ts';
import { lineProblemText } from './words/faults.ts';

/** The refused lines as they came, with the reasons in a column of their own. */
export function refusedFile({ kind, file, table, lines }: Pick<Importing, 'kind' | 'file' | 'table' | 'lines'>): File {
  const cells = new Map(table?.records.map((record) => [record.row, record.cells]));
  const records = lines.flatMap((line) => {
    if (line.outcome !== 'refuse') return [];
    const reasons = line.problems.map((problem) => lineProblemText(kind, problem)).join(' ');
    return [[...(cells.get(line.row) ?? []), reasons].map((text) => ({ text }))];
  });
  const text = writeCsv([...(table?.headings ?? []), m.import_reason()], records);
  return new File([text], fileName(`${file.replace(/\.[^.]*$/, '')} ${m.import_refused_stem()}`, 'csv'), { type: 'text/csv;charset=utf-8' });
}
