// Why a file, a line or a cell cannot be taken, in words.
import type { LineProblem } from '#domain/import/plan.ts';
import type { CustomerFault } from '#domain/party/check.ts';
import type { ProductFault } from '#domain/product/check.ts';
import { problemText as customerProblem } from '#features/customers/words/problems.ts';
import { problemText as productProblem } from '#features/products/words/problems.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import { KINDS, type KindName } from '../kinds.ts';
import type { FileFault } from '../read-file.ts';

const files: Record<FileFault, () => string> = {
  spreadsheet: m.import_fault_spreadsheet,
  binary: m.import_fault_binary,
  empty: m.import_fault_empty,
  noRecords: m.import_fault_no_records,
  tooManyRecords: m.import_fault_too_many_records,
  tooManyColumns: m.import_fault_too_many_columns,
  tooBig: m.import_fault_too_big,
  unreadable: m.import_fault_unreadable
};

/** Why a file cannot be read. */
export function fileFaultText(fault: FileFault): string {
  return files[fault]();
}

const lines: Record<string, (problem: LineProblem) => string> = {
  notANumber: m.import_fault_not_a_number,
  ambiguous: m.import_fault_ambiguous,
  tooManyDecimals: m.import_fault_too_many_decimals,
  tooLarge: m.import_fault_too_large,
  negative: m.import_fault_negative,
  unknownWord: m.import_fault_unknown_word,
  tooLong: m.import_fault_too_long,
  mangledNumber: m.import_fault_mangled,
  enterpriseNumberWrong: m.import_fault_enterprise_number,
  vatNumberWrong: m.import_fault_vat_number,
  rateUnknown: m.import_fault_rate,
  matchesTwo: m.import_fault_matches_two,
  matchesSeveral: m.import_fault_matches_several,
  twiceInFile: ({ otherRow }) => m.import_fault_twice({ row: otherRow ?? 0 })
};

/** The name of a field, as its column is called on export. */
export function fieldLabel(kind: KindName, key: string): string {
  return KINDS[kind].fields[key]?.headings[getLocale()][0] ?? key;
}

/** Paths of the records whose column goes by another name. */
const COLUMN: Record<string, string> = {
  'address.street': 'street',
  'address.extra': 'extra',
  'address.postcode': 'postcode',
  'address.city': 'city',
  'address.country': 'country'
};

function problemWords(kind: KindName, problem: LineProblem): string {
  const own = lines[problem.code];
  if (own) return own(problem);
  const field = problem.field ?? '';
  if (kind === 'customer') return customerProblem({ field, code: problem.code as CustomerFault });
  return productProblem({ field, code: problem.code as ProductFault });
}

/** "Prix de vente : ce n’est pas un nombre (gratuit)". */
export function lineProblemText(kind: KindName, problem: LineProblem): string {
  const words = problemWords(kind, problem);
  if (problem.field === undefined) return words;
  const field = fieldLabel(kind, COLUMN[problem.field] ?? problem.field);
  return problem.cell === undefined ? m.import_problem({ field, words }) : m.import_problem_cell({ field, words, cell: problem.cell });
}

/** The fields of a change, each with its value before and after, as they stand in a CSV file. */
export function changeWords<Source>(kind: KindName, before: Source, after: Source): { field: string; before: string; after: string }[] {
  const lang = getLocale();
  return Object.entries(KINDS[kind].fields).flatMap(([key, { write }]) => {
    if (!write) return [];
    const [x, y] = [before, after].map((record) => {
      const cell = write(record as never, lang);
      return !cell ? '' : 'number' in cell ? cell.number.replace('.', ',') : cell.text;
    }) as [string, string];
    return x === y ? [] : [{ field: fieldLabel(kind, key), before: x, after: y }];
  });
}
