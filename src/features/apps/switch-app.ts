// An app switched on or off: its settings and its data stay.
import { COMPANY_ID } from '#domain/company/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** @throws StoreError `role` when this device may not change settings */
export async function switchApp(store: CompanyStore, id: string, on: boolean): Promise<void> {
  await store.edit('company', COMPANY_ID, (company) => ({ ...company!, apps: { ...company!.apps, [id]: { ...company!.apps?.[id], on } } }));
}
