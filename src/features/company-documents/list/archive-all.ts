// Putting documents of the company out of sight and back, many at once.
import { session } from '#features/app/session.svelte.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { report } from '#features/documents/list/report.ts';
import { m } from '#messages';

/** With a way back. */
export async function archiveAll(bulk: Bulk, ids: readonly string[], archived: boolean): Promise<void> {
  const { store } = session;
  const put = (to: boolean) => (id: string) => store.edit('companyDocument', id, (one) => ({ ...one!, archived: to }));
  const { done, failed } = await bulk.run(m.book_bulk_archiving(), ids, put(archived));
  report(done > 0 ? (archived ? m.papers_archived : m.papers_unarchived)({ count: done }) : '', 0, failed.length, done > 0 ? () => void bulk.run(m.book_bulk_undoing(), ids, put(!archived)) : undefined);
}
