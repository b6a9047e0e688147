// What is sent by hand before it was processed, goes as it came: it waits to be processed no longer, but for as long as it is to go.
import { forward, unforward } from '#domain/purchase/process.ts';
import { PURCHASE_STATUS, type PurchaseStatus } from '#domain/purchase/flags.ts';
import { isGoing, isTransmitted, standingsOf } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '../company.ts';
import type { Sent } from './note.ts';

/** Says of those purchases that were only received that they go as they came. @throws StoreError */
export async function forwardReceived(store: CompanyStore, sent: readonly Sent[]): Promise<void> {
  const at = new Date().toISOString();
  for (const id of await purchasesThat(store, sent, PURCHASE_STATUS.received)) await store.edit('purchase', id, (present) => forward(present!, at));
}

/**
 * Of purchases that are held back: those that left the processing list because they were to be sent wait there again, unless they go elsewhere, or may be there.
 * @returns those @throws StoreError
 */
export async function takeBack(store: CompanyStore, held: readonly Sent[]): Promise<Sent[]> {
  const back: Sent[] = [];
  for (const id of await purchasesThat(store, held, PURCHASE_STATUS.forwarded)) {
    const [entries, purchase] = await Promise.all([store.entries(id), store.get('purchase', id)]);
    // A person may have said before that it was handed over as it came.
    const isBySending = entries.some((entry) => isTransmitted(entry) && 'state' in entry && entry.state === 'asked' && entry.at <= (purchase?.forwardedAt ?? ''));
    if (!isBySending || [...standingsOf(entries, 'purchases').values()].some(isGoing)) continue;
    await store.edit('purchase', id, (present) => unforward(present!));
    back.push({ book: 'purchases', id });
  }
  return back;
}

async function purchasesThat(store: CompanyStore, sent: readonly Sent[], status: PurchaseStatus): Promise<string[]> {
  const rows = await store.rows('purchases', sent.flatMap(({ book, id }) => (book === 'purchases' ? [id] : [])));
  return rows.flatMap((row) => (row.status === status ? [row.id] : []));
}
