// A new draft in the store, empty or for a customer.
import { chooseCustomer } from '#domain/document/edit/choose-customer.ts';
import type { DocumentKind } from '#domain/document/model.ts';
import { blankDraft } from '#domain/document/new-draft.ts';
import { today } from '#domain/dates.ts';
import type { Customer } from '#domain/party/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Makes a draft with the company's defaults. @returns its id */
export async function startDraft(store: CompanyStore, kind: DocumentKind, { customer }: { customer?: Customer } = {}): Promise<string> {
  const company = await store.company();
  const now = new Date().toISOString();
  const blank = blankDraft(kind, { newId: store.newId, now, company });
  const context = { seller: company.vatRegime, date: today(now), rate: company.rate };
  const draft = customer ? chooseCustomer(blank, customer, company, context) : blank;
  await store.edit(kind, draft.id, () => draft);
  return draft.id;
}
