// The acts on one purchase that stand in its menu.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import BookCheck from '@lucide/svelte/icons/book-check';
import BookX from '@lucide/svelte/icons/book-x';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Download from '@lucide/svelte/icons/download';
import Forward from '@lucide/svelte/icons/forward';
import PackagePlus from '@lucide/svelte/icons/package-plus';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import ScanText from '@lucide/svelte/icons/scan-text';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { dueOf } from '#domain/purchase/amounts.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { forward, reopen, undoReopening, unforward } from '#domain/purchase/process.ts';
import { hasRead, takeBackReading } from '#domain/purchase/take-back-reading.ts';
import { wayOn } from '#features/app/way-on.ts';
import { guarded } from '#features/documents/guarded.ts';
import { download } from '#features/documents/handover/ways.ts';
import { sendActsOf, type ToSend } from '#features/transmissions/acts.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { canRead, readAgain } from '../receive/read-again.ts';
import { stampNow } from '../stamp.ts';
import { purchasePath } from '../paths.ts';
import { originals } from './originals.ts';
import { comesIn } from './payment-words.ts';
import { toggleAccounted } from './toggle-accounted.ts';

interface Acts {
  store: CompanyStore;
  purchase: Purchase;
  /** Address of the next one, or of the list. */
  following: () => string;
  pay: () => void;
  /** May change purchases. */
  may: boolean;
  /** May set the accountant's mark. */
  mayMark: boolean;
  /** May change products. */
  mayProducts: boolean;
  /** Whether the accountant's mark stands. */
  accounted: boolean;
  /** Shows what is about to be sent to another system. */
  send: (what: ToSend) => void;
}

/** @returns the entries of the menu */
export function purchaseMenu({ store, purchase, following, pay, may, mayMark, mayProducts, accounted, send }: Acts): MenuEntry[] {
  const { id } = purchase;
  type Change = (present: Purchase) => Purchase;
  /** Does it, says so, and offers the way back. */
  const put = (change: Change, back: Change, said: string, leave: boolean) => () =>
    void guarded(async () => {
      const next = following();
      const on = wayOn();
      await store.edit('purchase', id, (present) => change(present!));
      showToast(said, { undo: () => guarded(() => store.edit('purchase', id, (present) => back(present!))) });
      if (leave) await on(next);
    });
  const now = () => new Date().toISOString();
  const { forwardedAt } = purchase;
  const back = () =>
    void guarded(async () => {
      const reopening = { id: store.newId(), ...(await stampNow()) };
      await store.edit('purchase', id, (present) => reopen(present!, reopening));
      showToast(m.purchases_unforwarded(), { undo: () => guarded(() => store.edit('purchase', id, (present) => undoReopening(present!, reopening.id))) });
    });
  const again: MenuEntry[] = purchase.processedAt
    ? [
        { label: comesIn(purchase, dueOf(purchase).open) ? m.purchases_note_refunded() : m.purchases_pay_by_hand(), icon: CircleCheck, onselect: pay },
        { label: m.purchases_unprocess(), icon: PencilLine, onselect: back }
      ]
    : forwardedAt
      ? [{ label: m.purchases_unforward(), icon: Forward, onselect: back }]
      : [{ label: m.purchases_forward(), icon: Forward, onselect: put((p) => forward(p, now()), unforward, m.purchases_forwarded({ count: 1 }), true) }];
  // What waits to be processed is in no accounts yet.
  const marks: MenuEntry[] =
    mayMark && (purchase.processedAt || forwardedAt || accounted)
      ? [
          accounted
            ? { label: m.documents_mark_unprocessed(), icon: BookX, onselect: () => void toggleAccounted(store, id, false) }
            : { label: m.documents_mark_processed(), icon: BookCheck, onselect: () => void toggleAccounted(store, id, true) }
        ]
      : [];
  const files: MenuEntry = { label: m.purchases_download(), icon: Download, disabled: purchase.files.length === 0, onselect: () => void guarded(async () => download(await originals(store, purchase))) };
  const read = () =>
    guarded(async () => {
      const read = await readAgain(id);
      if (read?.text === 'lacking') return showToast(m.recognition_offline());
      if (!read || !hasRead(read.before, read.after)) return showToast(m.purchases_read_nothing());
      const { before, after } = read;
      showToast(m.purchases_read_done({ count: 1 }), { undo: () => guarded(() => store.edit('purchase', id, (now) => takeBackReading(now!, before, after))) });
    });
  if (!may) return [...marks, files];
  return [
    ...again,
    ...(canRead(purchase) ? [{ label: m.purchases_read_again(), icon: ScanText, onselect: () => void read() }] : []),
    ...(mayProducts && purchase.type === 'invoice' ? [{ label: m.taken_title(), icon: PackagePlus, href: `${purchasePath(id)}/products` }] : []),
    ...sendActsOf({ book: 'purchases', id }, send),
    ...marks,
    files,
    'rule',
    purchase.archived
      ? { label: m.suppliers_unarchive(), icon: ArchiveRestore, onselect: put((p) => ({ ...p, archived: undefined }), (p) => ({ ...p, archived: true }), m.purchases_unarchived(), false) }
      : { label: m.suppliers_archive(), icon: Archive, onselect: put((p) => ({ ...p, archived: true }), (p) => ({ ...p, archived: undefined }), m.purchases_archived(), true) },
    { label: m.purchases_delete(), icon: Trash2, onselect: put((p) => ({ ...p, deletedAt: now() }), (p) => ({ ...p, deletedAt: null }), m.purchases_deleted({ count: 1 }), true) }
  ];
}
