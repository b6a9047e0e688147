// Ids of entries: ULIDs, with an end of their own where they are not of the document itself, so that none takes the place of a payment.
import { isUlid, type Ulid } from '../ids.ts';
import type { Entry, EntryKind } from './model.ts';

const ENDS: Partial<Record<EntryKind, string>> = { processed: 'h', transmitted: 't' };

/** Entries of one sort grow by their ids; those of another are none of their concern. */
export const sortOf = ({ kind }: Pick<Entry, 'kind'>): string => ENDS[kind] ?? '';

/** The id of an entry of that kind. */
export const entryId = (kind: EntryKind, id: Ulid): string => id + (ENDS[kind] ?? '');

/** Whether that can be the id of an entry of that kind. */
export const isIdOf = (kind: EntryKind, id: string): boolean => id.endsWith(ENDS[kind] ?? '') && isUlid(id.slice(0, id.length - (ENDS[kind] ?? '').length));

/** What of an entry's id grows with time. */
export const ulidOfEntry = (id: string): Ulid => (/[a-z]$/.test(id) ? id.slice(0, -1) : id);
