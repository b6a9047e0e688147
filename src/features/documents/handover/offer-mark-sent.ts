// After a document left the device: is it sent? The person says so with one press.
import type { SealedDocument, SentChannel } from '#domain/document/model.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { markSent } from '../acts/mark-sent.ts';
import { guarded } from '../guarded.ts';

const done: Partial<Record<SentChannel, () => string>> = {
  share: m.documents_was_shared,
  download: m.documents_was_downloaded,
  print: m.documents_was_printed
};

/** Says what was done and offers to mark the document as sent. */
export function offerMarkSent(store: CompanyStore, { id, number }: Pick<SealedDocument, 'id' | 'number'>, channel: SentChannel): void {
  showToast(`${number} ${done[channel]?.() ?? ''}`.trim(), {
    action: {
      label: m.documents_mark_sent(),
      run: async () => {
        await guarded(() => markSent(store, id, channel));
      }
    }
  });
}
