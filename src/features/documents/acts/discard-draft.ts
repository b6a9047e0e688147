// Throwing a draft away, with the way back.
import type { Draft } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Whether nothing was put into a draft: leaving it needs no trace. */
export function isUntouched({ customerId, buyer, supplier, lines, textAbove, textBelow, internalNote, orderReference, credits }: Draft): boolean {
  const texts = [customerId, buyer?.name, supplier?.name, textAbove, textBelow, internalNote, orderReference].some(Boolean);
  return !texts && !credits && lines.every(({ name, unitPrice }) => name === '' && unitPrice === '0');
}

/** Takes a draft out of the lists. */
export async function discardDraft(store: CompanyStore, { kind, id }: Pick<Draft, 'kind' | 'id'>): Promise<void> {
  const deletedAt = new Date().toISOString();
  await store.edit(kind, id, (draft) => ({ ...existing(draft), deletedAt }));
}

/** Brings a discarded draft back. */
export async function restoreDraft(store: CompanyStore, { kind, id }: Pick<Draft, 'kind' | 'id'>): Promise<void> {
  await store.edit(kind, id, (draft) => ({ ...existing(draft), deletedAt: null }));
}

function existing(draft: Draft | undefined): Draft {
  if (!draft) throw new RangeError('there is no such draft');
  return draft;
}
