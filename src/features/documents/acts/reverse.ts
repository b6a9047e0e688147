// Taking back what was noted: the entry stays, and another one says that it no longer counts.
import { standing } from '#domain/document/state.ts';
import type { Entry } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Reverses an entry that still counts; one already reversed is left alone. */
export function reverseEntry(store: CompanyStore, documentId: string, entryId: string): Promise<Entry[]> {
  return store.append(documentId, (_sealed, entries) =>
    standing(entries).some(({ id }) => id === entryId) ? [{ kind: 'reversed', entry: entryId }] : []
  );
}
