// The accountant's mark on many documents at once, set or taken back; undone with a press.
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import { type DocumentRow, FLAG, STATUS } from '#domain/document/row.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { HANDOVER_SCOPE } from '#sync/scopes.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { markProcessed } from '../acts/mark-processed.ts';
import { ownName } from '../acts/own-name.ts';
import type { Bulk } from './bulk.svelte.ts';
import { report } from './report.ts';

async function markAll(bulk: Bulk, rows: readonly DocumentRow[], processed: boolean): Promise<void> {
  const { store } = session;
  const by = await ownName();
  const ids = rows.filter((row) => row.status !== STATUS.draft && !(row.flags & FLAG.processed) === processed).map(({ id }) => id);
  const changed: string[] = [];
  const { done, failed } = await bulk.run(m.book_bulk_marking(), ids, async (id) => {
    await markProcessed(store, id, processed, by);
    changed.push(id);
  });
  const undo = () => void bulk.run(m.book_bulk_undoing(), changed, (id) => markProcessed(store, id, !processed, by));
  const said = processed ? m.book_bulk_processed : m.book_bulk_unprocessed;
  report(done > 0 ? said({ count: done }) : '', rows.length - ids.length, failed.length, changed.length > 0 ? undo : undefined);
}

/** @returns the entries of the list's menu, none where there is no accountant or no right; `onRows` runs an act on the rows chosen */
export function markActs(hint: string, bulk: Bulk, onRows: (act: (rows: DocumentRow[]) => Promise<unknown>) => () => void): MenuEntry[] {
  if (session.sync.state === 'off' || !session.may(HANDOVER_SCOPE)) return [];
  return [
    { label: m.documents_mark_processed(), icon: BookCheck, hint, onselect: onRows((rows) => markAll(bulk, rows, true)) },
    { label: m.documents_mark_unprocessed(), icon: BookX, hint, onselect: onRows((rows) => markAll(bulk, rows, false)) }
  ];
}
