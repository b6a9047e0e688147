// Which purchases count: those processed, by their issue date, archived ones too.
import type { IsoDate } from '#domain/dates.ts';
import { PROCESSED } from '#domain/purchase/row.ts';
import { Live } from '#store/live.svelte.ts';
import type { CompanyStore } from '#store/company.ts';

/** Ids of the processed purchases of these days, in their order; asked anew at every change. */
export const processedIds = (store: CompanyStore, { from, to }: { from?: IsoDate | undefined; to?: IsoDate | undefined }): Live<string[]> =>
  new Live(async () => (await store.list('purchases', { where: [{ column: 'status', in: PROCESSED }, { column: 'date', ...(from && { from }), ...(to && { to }) }], sort: { by: 'order' }, limit: Infinity })).ids);
