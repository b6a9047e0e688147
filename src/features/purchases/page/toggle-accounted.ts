// The accountant's mark of a purchase, from its page; said, and undone with a press.
import { ownName } from '#features/documents/acts/own-name.ts';
import { guarded } from '#features/documents/guarded.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Sets the mark or takes it back. */
export async function toggleAccounted(store: CompanyStore, id: string, processed: boolean): Promise<void> {
  const put = (value: boolean) => guarded(async () => store.mark(id, value, await ownName()));
  if (!(await put(processed))) return;
  showToast(processed ? m.documents_marked_processed() : m.documents_marked_unprocessed(), { undo: async () => void (await put(!processed)) });
}
