// An app switched on or off: its settings and its data stay.
import { type Company, COMPANY_ID } from '#domain/company/model.ts';
import type { App } from '#features/app/define.ts';
import type { CompanyStore } from '#store/company.ts';

const same = (company: Company): Company => company;

/** What the company needs for the app comes with it, so that who may not change settings can work at once. @throws StoreError `role` when this device may not change settings */
export async function switchApp(store: Pick<CompanyStore, 'edit'>, { id, card }: Pick<App, 'id' | 'card'>, on: boolean): Promise<void> {
  const also = (on ? await card?.begin?.() : card?.end) ?? same;
  await store.edit('company', COMPANY_ID, (company) => also({ ...company!, apps: { ...company!.apps, [id]: { ...company!.apps?.[id], on } } }));
}
