// Out of the lists, or back into them.
import { stateOf } from '#domain/document/state.ts';
import type { Entry } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Archives an issued document or takes it out of the archive; nothing is noted when it stands so already. */
export function archiveDocument(store: CompanyStore, documentId: string, archived: boolean): Promise<Entry[]> {
  return store.append(documentId, (sealed, entries) =>
    stateOf(sealed, entries).archived === archived ? [] : [{ kind: 'archived', archived }]
  );
}
