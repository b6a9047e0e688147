// What is sent by hand before it was processed, goes as it came: it waits to be processed no longer.
import { forward } from '#domain/purchase/process.ts';
import { PURCHASE_STATUS } from '#domain/purchase/row.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Sent } from '#store/transmissions/note.ts';

/** Says so on those purchases that were only received. */
export async function forwardReceived(store: CompanyStore, sent: readonly Sent[]): Promise<void> {
  const rows = await store.rows('purchases', sent.flatMap(({ book, id }) => (book === 'purchases' ? [id] : [])));
  const at = new Date().toISOString();
  for (const { id, status } of rows) if (status === PURCHASE_STATUS.received) await store.edit('purchase', id, (present) => forward(present!, at));
}
