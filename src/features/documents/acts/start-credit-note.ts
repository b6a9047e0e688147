// A credit note draft for an issued invoice: whole, or some lines in part.
import { creditDraft } from '#domain/document/credit.ts';
import type { Decimal } from '#domain/money/decimal.ts';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { m } from '#messages';
import { said } from '../words/kinds.ts';
import type { CompanyStore } from '#store/company.ts';

/**
 * Makes the draft that credits what was chosen.
 * @param chosen quantity per line of the invoice; 'left' takes all that is left
 * @returns its id
 */
export async function startCreditNote(
  store: CompanyStore,
  invoice: SealedDocument,
  entries: readonly Entry[],
  chosen: ReadonlyMap<string, Decimal> | 'left'
): Promise<string> {
  const blank = { newId: store.newId, now: new Date().toISOString(), company: await store.company() };
  const draft = creditDraft(blank, invoice, entries, chosen, said(invoice.kind, m.documents_credit_rest, m.slips_credit_rest)({ number: invoice.number }, { locale: invoice.language }));
  await store.edit(draft.kind, draft.id, () => draft);
  return draft.id;
}
