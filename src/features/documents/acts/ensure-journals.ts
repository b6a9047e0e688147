// The journals of self-billing documents, made where the company has none yet.
import { hasSelfBillingJournals, withSelfBillingJournals } from '#domain/company/self-billing.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';

/** Adds what is missing. Who may not change the company's settings leaves them to who may: nothing is issued meanwhile. */
export async function ensureJournals(store: CompanyStore): Promise<void> {
  if (hasSelfBillingJournals(await store.company())) return;
  await store.edit('company', 'company', (company) => withSelfBillingJournals(company!)).catch((error: unknown) => {
    if (!(error instanceof StoreError && error.code === 'role')) throw error;
  });
}
