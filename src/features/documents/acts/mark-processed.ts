// The accountant's mark: this document is dealt with. Taken back, both stay to be read.
import { stateOf } from '#domain/document/state.ts';
import type { Entry } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/**
 * Sets the mark or takes it back; nothing is noted when it stands so already.
 * @param by name of who does it, where the company knows one
 * @throws StoreError `role` when this device may neither set marks nor change documents
 */
export function markProcessed(store: CompanyStore, documentId: string, processed: boolean, by?: string): Promise<Entry[]> {
  return store.append(documentId, (sealed, entries) =>
    (stateOf(sealed, entries).processed !== undefined) === processed ? [] : [{ kind: 'processed', processed, ...(by && { by }) }]
  );
}
