// The accountant's marks: entries apart, for they are all that an accountant may write on a document.
import { isUlid, type Ulid } from '../ids.ts';
import type { Entry } from './model.ts';

export type Mark = Extract<Entry, { kind: 'processed' }>;

/** Whether an entry is a mark. */
export const isMark = (entry: Pick<Entry, 'kind'>): boolean => entry.kind === 'processed';

/** The mark that stands; none where the last one took it back. @param entries in the order of their ids */
export function markOf(entries: readonly Entry[]): Mark | undefined {
  const last = entries.findLast((entry): entry is Mark => entry.kind === 'processed');
  return last?.processed ? last : undefined;
}

/** No other entry's id ends like this: whatever an accountant's device writes, it takes the place of no payment. */
const END = 'h';

/** The id of a mark. */
export const markId = (id: Ulid): string => `${id}${END}`;

/** Whether that can be the id of a mark. */
export const isMarkId = (id: string): boolean => id.endsWith(END) && isUlid(ulidOfEntry(id));

/** What of an entry's id grows with time. */
export const ulidOfEntry = (id: string): Ulid => (id.endsWith(END) ? id.slice(0, -END.length) : id);
