// "Mark as sent", by which way.
import type { Entry, SentChannel } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Notes that a document reached its customer. */
export function markSent(store: CompanyStore, documentId: string, channel: SentChannel): Promise<Entry[]> {
  return store.append(documentId, () => [{ kind: 'sent', channel }]);
}
