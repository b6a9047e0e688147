// What was ordered at the bank is said to have gone, or not to have gone: for many purchases at once, with the way back.
import type { Purchase, Stamp } from '#domain/purchase/model.ts';
import { confirmPayments, dropOrders, orderAgain, ordersOf, putOrdersBack } from '#domain/purchase/pay.ts';
import { session } from '#features/app/session.svelte.ts';
import { guarded } from '#features/documents/guarded.ts';
import { report } from '#features/documents/list/report.ts';
import { m } from '#messages';
import { editing } from '#store/gate/commit.ts';
import { stampNow } from '../stamp.ts';

/** Of one file for the bank when `batch` is given, else all that is ordered. */
export interface Orders {
  batch?: string;
}

/** Ids of the purchases of which a file for the bank orders something still. */
export async function purchasesOfBatch(batch: string): Promise<string[]> {
  const { store } = session;
  const { ids } = await store.list('purchases', { where: [{ column: 'ordered', min: 1 }], sort: { by: 'order' }, limit: Infinity });
  const all = await Promise.all(ids.map((id) => store.get('purchase', id)));
  return all.flatMap((purchase) => (purchase && ordersOf(purchase, { batch }).length > 0 ? [purchase.id] : []));
}

/** All in one act: a file is confirmed whole, or not at all. */
async function changeOrders(ids: readonly string[], of: Orders, change: (purchase: Purchase, stamp: Stamp) => Purchase, back: (purchase: Purchase, before: Purchase) => Purchase, said: (count: { count: number }) => string): Promise<void> {
  const { store } = session;
  const all = await Promise.all(ids.map((id) => store.get('purchase', id)));
  const before = all.filter((purchase) => purchase !== undefined && ordersOf(purchase, of).length > 0) as Purchase[];
  const count = before.reduce((sum, purchase) => sum + ordersOf(purchase, of).length, 0);
  const stamp = await stampNow();
  if (count > 0) await store.commit({ edits: before.map(({ id }) => editing('purchase', id, (now) => change(now!, stamp))) });
  const undo = () => void guarded(() => store.commit({ edits: before.map((was) => editing('purchase', was.id, (now) => back(now!, was))) }));
  report(count > 0 ? said({ count }) : '', ids.length - before.length, 0, count > 0 ? undo : undefined);
}

/** The bank did it. @throws StoreError */
export const confirmOrders = (ids: readonly string[], of: Orders = {}): Promise<void> =>
  changeOrders(ids, of, (now, stamp) => confirmPayments(now, of, stamp), (now, was) => orderAgain(now, ordersOf(was, of)), m.purchases_orders_confirmed);

/** The bank did not do it: to be paid again. @throws StoreError */
export const withdrawOrders = (ids: readonly string[], of: Orders = {}): Promise<void> =>
  changeOrders(ids, of, (now, stamp) => dropOrders(now, of, stamp), (now, was) => putOrdersBack(now, ordersOf(was, of)), m.purchases_orders_withdrawn);
