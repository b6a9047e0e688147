// Finding the record that a line of a file is about.
import { enterpriseNumberOf } from '../numbers/enterprise.ts';
import { fold } from '../text/fold.ts';

/** A key of what lines and records are matched by; own numbers count without case, accents or the zeros that Excel takes off. */
export function matchKey(by: 'number' | 'enterprise', value: string): string {
  return `${by} ${by === 'number' ? fold(value).replace(/^0+(?=\d+$)/, '') : value}`;
}

/** The number that a record gets from a line: a new one, or the one it has when only its writing differs. */
export function numberFrom(given: string | undefined, before: { number: string } | undefined): { number?: string } {
  if (!given || (before && matchKey('number', given) === matchKey('number', before.number))) return {};
  return { number: given };
}

/** The part of a row of a list that lines are matched on. */
export interface Matchable {
  id: string;
  number: string;
  enterpriseNumber?: string;
  vatNumber?: string;
  /** Records that were merged away are no longer matched. */
  mergedInto?: string;
}

/** Key → ids of the records that bear it. */
export type MatchIndex = ReadonlyMap<string, readonly string[]>;

/** The index of all records of a kind. */
export function matchIndex(rows: Iterable<Matchable>): MatchIndex {
  const index = new Map<string, string[]>();
  const add = (key: string, id: string) => {
    const ids = index.get(key);
    if (!ids) index.set(key, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const { id, number, enterpriseNumber, vatNumber, mergedInto } of rows) {
    if (mergedInto) continue;
    if (number) add(matchKey('number', number), id);
    const enterprise = enterpriseNumber || (vatNumber && enterpriseNumberOf(vatNumber));
    if (enterprise) add(matchKey('enterprise', enterprise), id);
  }
  return index;
}

export type MatchFault =
  /** Its number is one record's, its enterprise number another's. */
  | 'matchesTwo'
  /** Several records bear the same number. */
  | 'matchesSeveral';

/** The one record of a line, none, or why it cannot be told. */
export function matchLine(keys: readonly string[], index: MatchIndex): { id?: string } | { fault: MatchFault } {
  const found = keys.map((key) => index.get(key) ?? []);
  if (found.some((ids) => ids.length > 1)) {
    // Several branches may share an enterprise number: the own number tells which one is meant.
    const [first] = found;
    return first?.length === 1 ? { id: first[0] } : { fault: 'matchesSeveral' };
  }
  const ids = [...new Set(found.flat())];
  return ids.length > 1 ? { fault: 'matchesTwo' } : { id: ids[0] };
}
