// The accountant's marks: entries apart, for they are all that an accountant may write on a document.
import type { Entry } from './model.ts';

export type Mark = Extract<Entry, { kind: 'processed' }>;

/** Whether an entry is a mark. */
export const isMark = (entry: Pick<Entry, 'kind'>): boolean => entry.kind === 'processed';

/** The mark that stands; none where the last one took it back. @param entries in the order of their ids */
export function markOf(entries: readonly Entry[]): Mark | undefined {
  const last = entries.findLast((entry): entry is Mark => entry.kind === 'processed');
  return last?.processed ? last : undefined;
}
