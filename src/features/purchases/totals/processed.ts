// Which purchases count: those processed, by their issue date, archived ones too.
import type { IsoDate } from '#domain/dates.ts';
import { PURCHASE_STATUS } from '#domain/purchase/row.ts';
import { Live } from '#store/live.svelte.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';

const { open, partly, toConfirm, paid } = PURCHASE_STATUS;

/** Every status of what was processed. */
export const PROCESSED: Condition = { column: 'status', in: [open, partly, toConfirm, paid] };

/** Ids of the processed purchases of these days, in their order; asked anew at every change. */
export const processedIds = (store: CompanyStore, { from, to }: { from?: IsoDate | undefined; to?: IsoDate | undefined }): Live<string[]> =>
  new Live(async () => (await store.list('purchases', { where: [PROCESSED, { column: 'date', ...(from && { from }), ...(to && { to }) }], sort: { by: 'order' }, limit: Infinity })).ids);
