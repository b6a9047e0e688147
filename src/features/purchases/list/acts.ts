// What can be done to many purchases at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Forward from '@lucide/svelte/icons/forward';
import Landmark from '@lucide/svelte/icons/landmark';
import ScanText from '@lucide/svelte/icons/scan-text';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { Purchase } from '#domain/purchase/model.ts';
import { forward, unforward } from '#domain/purchase/process.ts';
import { PURCHASE_FLAG, PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import { hasRead, takeBackReading } from '#domain/purchase/take-back-reading.ts';
import { session } from '#features/app/session.svelte.ts';
import { ownName } from '#features/documents/acts/own-name.ts';
import { guarded } from '#features/documents/guarded.ts';
import type { Bulk } from '#features/documents/list/bulk.svelte.ts';
import { report } from '#features/documents/list/report.ts';
import { sendActs, type ToSend } from '#features/transmissions/acts.ts';
import { m } from '#messages';
import { HANDOVER_SCOPE } from '#sync/scopes.ts';
import { formatCount } from '#ui/format.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { readAgain } from '../receive/read-again.ts';
import { confirmOrders, withdrawOrders } from './confirm-orders.ts';

export interface Bulks {
  inbox: boolean;
  /** In the list of what was ordered at the bank. */
  toConfirm: boolean;
  count: number;
  /** May change purchases. */
  may: boolean;
  ids: () => Promise<string[]>;
  bulk: Bulk;
  pay: (ids: readonly string[]) => void;
  send: (what: ToSend) => void;
}

/** Changes each, and offers to take all of it back. `change` gives undefined where there is nothing to change. */
async function changeAll(bulk: Bulk, rows: readonly PurchaseRow[], change: (purchase: Purchase) => Purchase | undefined, back: (purchase: Purchase) => Purchase, said: (count: { count: number }) => string): Promise<void> {
  const { store } = session;
  const changed: string[] = [];
  const { failed } = await bulk.run(m.book_bulk_marking(), rows.map(({ id }) => id), async (id) => {
    let is = false;
    await store.edit('purchase', id, (purchase) => {
      const after = change(purchase!);
      is = after !== undefined;
      return after ?? purchase!;
    });
    if (is) changed.push(id);
  });
  const undo = () => void bulk.run(m.book_bulk_undoing(), changed, (id) => store.edit('purchase', id, (purchase) => back(purchase!)));
  report(changed.length > 0 ? said({ count: changed.length }) : '', rows.length - changed.length - failed.length, failed.length, changed.length > 0 ? undo : undefined);
}

async function markAll(bulk: Bulk, rows: readonly PurchaseRow[], processed: boolean): Promise<void> {
  const { store } = session;
  const by = await ownName();
  const ids = rows.filter(({ flags }) => !(flags & PURCHASE_FLAG.accounted) === processed).map(({ id }) => id);
  const { done, failed } = await bulk.run(m.book_bulk_marking(), ids, (id) => store.mark(id, processed, by));
  const undo = () => void bulk.run(m.book_bulk_undoing(), ids, (id) => store.mark(id, !processed, by));
  const said = processed ? m.book_bulk_processed : m.book_bulk_unprocessed;
  report(done > 0 ? said({ count: done }) : '', rows.length - ids.length, failed.length, done > 0 ? undo : undefined);
}

async function readAll(bulk: Bulk, rows: readonly PurchaseRow[]): Promise<void> {
  const { store } = session;
  const readings: NonNullable<Awaited<ReturnType<typeof readAgain>>>[] = [];
  const { failed } = await bulk.run(m.purchases_reading(), rows.map(({ id }) => id), async (id) => {
    const read = await readAgain(id);
    if (read && hasRead(read.before, read.after)) readings.push(read);
  });
  const ofId = new Map(readings.map((read) => [read.before.id, read]));
  const takeBack = (id: string) => store.edit('purchase', id, (now) => takeBackReading(now!, ofId.get(id)!.before, ofId.get(id)!.after));
  const undo = () => void bulk.run(m.book_bulk_undoing(), [...ofId.keys()], takeBack);
  const done = readings.length;
  report(done > 0 ? m.purchases_read_done({ count: done }) : '', rows.length - done - failed.length, failed.length, done > 0 ? undo : undefined);
}

/** @returns the entries of the list's menu */
export function purchaseBulk({ inbox, toConfirm, count, may, ids, bulk, pay, send }: Bulks): MenuEntry[] {
  const onRows = (act: (rows: PurchaseRow[]) => Promise<unknown>) => () => void guarded(async () => act(await session.store.rows('purchases', await ids())));
  const hint = formatCount(count);
  const now = () => new Date().toISOString();
  const marks: MenuEntry[] = session.may(HANDOVER_SCOPE)
    ? [
        { label: m.documents_mark_processed(), icon: BookCheck, hint, onselect: onRows((rows) => markAll(bulk, rows, true)) },
        { label: m.documents_mark_unprocessed(), icon: BookX, hint, onselect: onRows((rows) => markAll(bulk, rows, false)) }
      ]
    : [];
  if (!may) return inbox ? [] : marks;
  const sends = sendActs(async () => ({ sent: (await ids()).map((id) => ({ book: 'purchases' as const, id })), skipped: 0 }), send, hint);
  const remove: MenuEntry = {
    label: m.purchases_delete(),
    icon: Trash2,
    hint,
    onselect: onRows((rows) => changeAll(bulk, rows, (p) => ({ ...p, deletedAt: now() }), (p) => ({ ...p, deletedAt: null }), m.purchases_deleted))
  };
  if (inbox) {
    const forwarding: MenuEntry = {
      label: m.purchases_forward(),
      icon: Forward,
      hint,
      onselect: onRows((rows) => {
        const waiting = rows.filter(({ status }) => status === PURCHASE_STATUS.received);
        return changeAll(bulk, waiting, (p) => forward(p, now()), unforward, m.purchases_forwarded);
      })
    };
    const read: MenuEntry = {
      label: m.purchases_read_again(),
      icon: ScanText,
      hint,
      onselect: onRows((rows) => readAll(bulk, rows.filter(({ status }) => status === PURCHASE_STATUS.received)))
    };
    return [read, forwarding, ...sends, ...marks, 'rule', remove];
  }
  const orders: MenuEntry[] = toConfirm
    ? [
        { label: m.purchases_confirm_orders(), icon: CircleCheck, hint, onselect: () => void guarded(async () => confirmOrders(await ids())) },
        { label: m.purchases_withdraw_orders(), icon: CircleX, hint, onselect: () => void guarded(async () => withdrawOrders(await ids())) },
        'rule'
      ]
    : [];
  return [
    ...orders,
    { label: m.purchases_pay_several(), icon: Landmark, hint, onselect: () => void guarded(async () => pay(await ids())) },
    ...sends,
    'rule',
    ...marks,
    {
      label: m.book_bulk_archive(),
      icon: Archive,
      hint,
      onselect: onRows((rows) => changeAll(bulk, rows, (p) => (p.archived ? undefined : { ...p, archived: true }), (p) => ({ ...p, archived: undefined }), m.book_bulk_archived))
    }
  ];
}
