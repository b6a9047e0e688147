// What each line of a file would do: create, change, nothing, or be refused and why. Nothing is written here.
import type { Rec } from '../record.ts';
import { leafChanges } from './leaf-changes.ts';
import type { CellFault, ImportField, Mapping, ReadContext } from './field.ts';
import type { Fresh, Habits, ImportKind } from './kind.ts';
import { matchLine, type MatchFault, type MatchIndex } from './match.ts';
import type { TableRecord } from './read-csv.ts';

/** A line as read: its values, or the cells that cannot be read. */
export interface ReadLine<Values> {
  row: number;
  values: Values;
  problems: LineProblem[];
}

export interface LineProblem {
  /** Key of the field, or path in the record; absent when it is about the whole line. */
  field?: string;
  /** Of the cell, of the match, of the file (`twiceInFile`) or of the check of the record. */
  code: CellFault | MatchFault | 'twiceInFile' | (string & {});
  /** What stands in the cell, cut. */
  cell?: string;
  /** `twiceInFile`: the line that came first. */
  otherRow?: number;
}

/** Reads the mapped cells of a line. */
export function readLine<Values>(
  fields: Record<string, Pick<ImportField<never>, 'read'>>,
  { row, cells }: TableRecord,
  mapping: Mapping,
  context: ReadContext
): ReadLine<Values> {
  const values: Record<string, unknown> = {};
  const problems: LineProblem[] = [];
  for (const [key, column] of Object.entries(mapping)) {
    const field = fields[key];
    const cell = (cells[column] ?? '').trim();
    if (!field || cell === '') continue;
    const read = field.read(cell, context);
    if (read.ok) values[key] = read.value;
    else problems.push({ field: key, code: read.fault, cell: cell.slice(0, 60) });
  }
  return { row, values: values as Values, problems };
}

export type PlannedLine<Source> =
  | { row: number; outcome: 'create'; after: Source }
  | { row: number; outcome: 'change'; before: Source; after: Source; changed: string[] }
  | { row: number; outcome: 'same'; id: string }
  | { row: number; outcome: 'refuse'; problems: LineProblem[] };

/** What planning a line needs of the world around it. */
export interface PlanContext<Source> {
  index: MatchIndex;
  mapping: Mapping;
  habits: Habits;
  /** Day whose rates count. */
  date: string;
  /** Keys of the lines before: the same record twice in a file is refused the second time. */
  seen: Map<string, number>;
  fresh(number: string | undefined): Fresh;
  load(id: string): Promise<Source | undefined>;
}

/** Plans one line; lines are planned in their order. */
export async function planLine<Source extends Rec & { number: string }, Values extends { number?: string }>(
  kind: ImportKind<Source, Values>,
  line: ReadLine<Values>,
  context: PlanContext<Source>
): Promise<PlannedLine<Source>> {
  const { row, values } = line;
  const refuse = (problems: LineProblem[]): PlannedLine<Source> => ({ row, outcome: 'refuse', problems });
  if (line.problems.length > 0) return refuse(line.problems);
  const keys = kind.matchKeys(values);
  const match = matchLine(keys, context.index);
  if ('fault' in match) return refuse([{ code: match.fault }]);
  // A record found is known by its id: two lines may name it by different numbers.
  const own = match.id ? [`id ${match.id}`] : keys;
  const otherRow = own.map((key) => context.seen.get(key)).find((found) => found !== undefined);
  if (otherRow !== undefined) return refuse([{ code: 'twiceInFile', otherRow }]);
  const before = match.id === undefined ? undefined : await context.load(match.id);
  const after = kind.apply(before, values, context.fresh(before?.number ?? values.number), context.habits, new Set(Object.keys(context.mapping)));
  const wrong = newlyWrong(kind, before, after, context.date);
  if (wrong.length > 0) return refuse(wrong);
  for (const key of own) context.seen.set(key, row);
  if (!before) return { row, outcome: 'create', after };
  const changed = leafChanges(before, after).map(({ path }) => path.join('.'));
  return changed.length === 0 ? { row, outcome: 'same', id: before.id } : { row, outcome: 'change', before, after, changed };
}

/** What is wrong with the record that would be written and was not wrong with the one that stands there. */
function newlyWrong<Source extends Rec & { number: string }, Values>(
  kind: ImportKind<Source, Values>,
  before: Source | undefined,
  after: Source,
  date: string
): LineProblem[] {
  const wrong = (record: Source) => kind.check(record, date).filter(({ level }) => level === 'wrong');
  const old = new Set(before ? wrong(before).map(({ field, code }) => `${field} ${code}`) : []);
  return wrong(after).flatMap(({ field, code }) => (old.has(`${field} ${code}`) ? [] : [{ field, code }]));
}
