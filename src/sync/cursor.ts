// Where a device stands in the log: a new one reads from the newest back to the beginning, while what comes later is read onwards.
import type { Page } from './codec/page.ts';
import type { SyncId } from './ids.ts';

/** Rows after `oldest` up to and including `newest` are applied. Kept in the transaction that applies them. */
export interface Cursor {
  generation: SyncId;
  newest: number;
  /** 0: everything from the beginning on is here. */
  oldest: number;
}

/** What the relay says of itself: in a session's answer, an event, a page. */
export interface Standing {
  generation: SyncId;
  head: number;
}

/** The cursor of a device that has nothing yet. */
export function beginning({ generation, head }: Standing): Cursor {
  return { generation, newest: head, oldest: head };
}

/** The relay was restored from an earlier copy: everything of ours must be pushed again as snapshots, and read from a new beginning. */
export function wasRestored(cursor: Cursor, { generation, head }: Standing): boolean {
  return generation !== cursor.generation || head < cursor.newest;
}

/** What to ask next: what is newer first, then what is older; nothing when all is here. */
export function nextAsk(cursor: Cursor, { head }: Standing): { after: number } | { before: number } | undefined {
  if (head > cursor.newest) return { after: cursor.newest };
  return cursor.oldest > 0 ? { before: cursor.oldest + 1 } : undefined;
}

/** The cursor once a page is applied. @param asked what it answers; one that answers something else changes nothing */
export function advanced(cursor: Cursor, asked: { after: number } | { before: number }, page: Page): Cursor {
  if (wasRestored(cursor, page)) return cursor;
  if ('after' in asked) return asked.after === cursor.newest && page.cursor > cursor.newest ? { ...cursor, newest: Math.min(page.cursor, page.head) } : cursor;
  if (asked.before !== cursor.oldest + 1) return cursor;
  return { ...cursor, oldest: page.more ? Math.min(cursor.oldest, Math.max(0, page.cursor - 1)) : 0 };
}
