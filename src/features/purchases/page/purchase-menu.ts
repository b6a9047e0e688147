// The acts on one purchase that stand in its menu.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Download from '@lucide/svelte/icons/download';
import Forward from '@lucide/svelte/icons/forward';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import ScanText from '@lucide/svelte/icons/scan-text';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { goto } from '$app/navigation';
import type { Purchase } from '#domain/purchase/model.ts';
import { unprocess } from '#domain/purchase/process.ts';
import { hasRead, takeBackReading } from '#domain/purchase/take-back-reading.ts';
import { guarded } from '#features/documents/guarded.ts';
import { download } from '#features/documents/handover/ways.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { canRead, readAgain } from '../receive/read-into.ts';
import { originals } from './originals.ts';

interface Acts {
  store: CompanyStore;
  purchase: Purchase;
  /** Address of the next one, or of the list. */
  following: () => string;
  pay: () => void;
}

/** @returns the entries of the menu */
export function purchaseMenu({ store, purchase, following, pay }: Acts): MenuEntry[] {
  const { id } = purchase;
  /** Does it, says so, and offers the way back. */
  const put = (change: Partial<Purchase>, back: Partial<Purchase>, said: string, leave: boolean) => () =>
    void guarded(async () => {
      const next = following();
      await store.edit('purchase', id, (now) => ({ ...now!, ...change }));
      showToast(said, { undo: () => guarded(() => store.edit('purchase', id, (now) => ({ ...now!, ...back }))) });
      if (leave) await goto(next);
    });
  const now = new Date().toISOString();
  const again: MenuEntry[] = purchase.processedAt
    ? [
        { label: m.purchases_pay_by_hand(), icon: CircleCheck, onselect: pay },
        { label: m.purchases_unprocess(), icon: PencilLine, onselect: () => void guarded(() => store.edit('purchase', id, (present) => unprocess(present!))) }
      ]
    : purchase.forwardedAt
      ? [{ label: m.purchases_unforward(), icon: Forward, onselect: put({ forwardedAt: null }, { forwardedAt: purchase.forwardedAt }, m.purchases_unforwarded(), false) }]
      : [{ label: m.purchases_forward(), icon: Forward, onselect: put({ forwardedAt: now }, { forwardedAt: null }, m.purchases_forwarded({ count: 1 }), true) }];
  const read = () =>
    guarded(async () => {
      const read = await readAgain(id);
      if (!read || !hasRead(read.before, read.after)) return showToast(m.purchases_read_nothing());
      const { before, after } = read;
      showToast(m.purchases_read_done({ count: 1 }), { undo: () => guarded(() => store.edit('purchase', id, (now) => takeBackReading(now!, before, after))) });
    });
  return [
    ...again,
    ...(canRead(purchase) ? [{ label: m.purchases_read_again(), icon: ScanText, onselect: () => void read() }] : []),
    { label: m.purchases_download(), icon: Download, disabled: purchase.files.length === 0, onselect: () => void guarded(async () => download(await originals(store, purchase))) },
    'rule',
    purchase.archived
      ? { label: m.suppliers_unarchive(), icon: ArchiveRestore, onselect: put({ archived: undefined }, { archived: true }, m.purchases_unarchived(), false) }
      : { label: m.suppliers_archive(), icon: Archive, onselect: put({ archived: true }, { archived: undefined }, m.purchases_archived(), true) },
    { label: m.purchases_delete(), icon: Trash2, onselect: put({ deletedAt: now }, { deletedAt: null }, m.purchases_deleted({ count: 1 }), true) }
  ];
}
