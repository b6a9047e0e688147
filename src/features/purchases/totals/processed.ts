// Which purchases count: those processed, by their issue date, archived ones too, and what was bought by documents of our own.
import type { IsoDate } from '#domain/dates.ts';
import { STATUS } from '#domain/document/row.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { purchaseOfSlip } from '#domain/purchase/of-slip.ts';
import { PROCESSED } from '#domain/purchase/flags.ts';
import { Live } from '#store/live.svelte.ts';
import type { CompanyStore } from '#store/company.ts';

/** Where a purchase is kept: as one that was received, or as a self-billing document. */
export interface Counted {
  id: string;
  slip?: boolean;
}

/** Those of these days, in their order, self-billing documents last; asked anew at every change. */
export const countedIn = (store: CompanyStore, { from, to }: { from?: IsoDate | undefined; to?: IsoDate | undefined }): Live<Counted[]> =>
  new Live(async () => {
    const date = { column: 'date', ...(from && { from }), ...(to && { to }) } as const;
    const [received, slips] = await Promise.all([
      store.list('purchases', { where: [{ column: 'status', in: PROCESSED }, date], sort: { by: 'order' }, limit: Infinity }),
      store.list('documents', { where: [{ column: 'kind', is: ['selfBilling', 'selfBillingCreditNote'] }, { column: 'status', in: [STATUS.open, STATUS.partly, STATUS.paid, STATUS.credited] }, date], sort: { by: 'order' }, limit: Infinity })
    ]);
    return [...received.ids.map((id) => ({ id })), ...slips.ids.map((id) => ({ id, slip: true }))];
  });

/** The purchase itself; a self-billing document in its seller's category. Undefined when it is gone. @throws StoreError */
export async function purchaseCounted(store: CompanyStore, { id, slip }: Counted): Promise<Purchase | undefined> {
  if (!slip) return store.get('purchase', id);
  const sealed = await store.sealed(id);
  const seller = sealed?.supplierId === undefined ? undefined : await store.get('supplier', sealed.supplierId);
  return sealed && purchaseOfSlip(sealed, seller?.category);
}
