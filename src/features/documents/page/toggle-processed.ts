// "Mark as processed" and back again, from a document's page; said, and undone with a press.
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { markProcessed } from '../acts/mark-processed.ts';
import { ownName } from '../acts/own-name.ts';
import { guarded } from '../guarded.ts';

/** Sets or takes back the accountant's mark of a document. */
export async function toggleProcessed(store: CompanyStore, documentId: string, processed: boolean): Promise<void> {
  const put = (value: boolean) => guarded(async () => markProcessed(store, documentId, value, await ownName()));
  if (!(await put(processed))) return;
  showToast(processed ? m.documents_marked_processed() : m.documents_marked_unprocessed(), { undo: async () => void (await put(!processed)) });
}
