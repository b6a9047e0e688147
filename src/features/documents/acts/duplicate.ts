// A new draft with the content of another document.
import { KINDS } from '#domain/document/kinds.ts';
import type { Draft, SealedDocument } from '#domain/document/model.ts';
import { blankDraft, copyOf } from '#domain/document/new-draft.ts';
import type { CompanyStore } from '#store/company.ts';

async function blankOf(store: CompanyStore) {
  return { newId: store.newId, now: new Date().toISOString(), company: await store.company() };
}

/** Copies an issued document into a new draft that asks for money; what a credit note credits does not go along. @returns its id */
export async function duplicateDocument(store: CompanyStore, sealed: SealedDocument): Promise<string> {
  const draft = copyOf(sealed, KINDS[sealed.kind].of, await blankOf(store));
  await store.edit(draft.kind, draft.id, () => draft);
  return draft.id;
}

/** Copies a draft, lines and all, under new ids. @returns the id of the copy */
export async function duplicateDraft(store: CompanyStore, draft: Draft): Promise<string> {
  const { id, createdAt } = blankDraft(draft.kind, await blankOf(store));
  const copy: Draft = { ...draft, id, createdAt, issueDate: undefined, dueDate: undefined, prepaid: undefined };
  copy.lines = draft.lines.map((line) => ({ ...line, id: store.newId() }));
  await store.edit(draft.kind, id, () => copy);
  return id;
}
