// What can be done to many customers at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import Merge from '@lucide/svelte/icons/merge';
import Plus from '@lucide/svelte/icons/plus';
import Upload from '@lucide/svelte/icons/upload';
import { download } from '#features/documents/handover/ways.ts';
import { csvFile } from '#features/import/export-file.ts';
import type { LongWork } from '#features/import/long-work.svelte.ts';
import { inTurns } from '#features/import/in-turns.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { media } from '#ui/media.svelte.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { archiveCustomers } from '../acts.ts';

export interface CustomerBulk {
  store: CompanyStore;
  work: LongWork;
  /** How many are ticked, or shown when none is. */
  count: number;
  /** How many are ticked. */
  ticked: number;
  /** The archive is shown: what is done is taking out. */
  inArchive: boolean;
  ids: () => Promise<string[]>;
  /** Merges two. */
  merge: (first: string, second: string) => void;
}

/** Customers written in one transaction. */
const PIECE = 200;

/** Says how many went: not those that were there already, but also those that went before it was stopped. Undo brings back these, and no other. */
async function archiveAll({ store, work }: CustomerBulk, ids: readonly string[], archived: boolean): Promise<void> {
  const moved: string[] = [];
  const put = (all: readonly string[], to: boolean, note: (piece: readonly string[]) => void) =>
    work.run(to ? m.customers_archiving() : m.customers_unarchiving(), all.length, async (turns) => {
      const pieces = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, i) => all.slice(i * PIECE, (i + 1) * PIECE));
      let done = 0;
      await inTurns(
        pieces,
        async (piece) => {
          note(await archiveCustomers(store, piece, to));
          done += piece.length;
        },
        { ...turns, progress: () => turns.progress(done) }
      );
      return true;
    });
  const whole = await put(ids, archived, (piece) => moved.push(...piece));
  const count = moved.length;
  if (count > 0) {
    const text = archived ? m.customers_archived_many({ count }) : m.customers_unarchived_many({ count });
    showToast(text, { undo: async () => void (await put(moved, !archived, () => undefined)) });
  } else if (whole) showToast(archived ? m.customers_archived_already() : m.customers_unarchived_already());
}

/** @returns the entries of the list's menu */
export function customerBulk(bulk: CustomerBulk): MenuEntry[] {
  const { store, work, count, ticked, inArchive, ids, merge } = bulk;
  const exportCsv = async () => {
    const chosen = await ids();
    const file = await work.run(m.customers_exporting(), chosen.length, (turns) => csvFile(store, { kind: 'customer', ids: chosen, stem: m.customers_file() }, turns));
    if (file) download([file]);
  };
  const mergeTwo = async () => {
    const [first, second] = await ids();
    if (first && second) merge(first, second);
  };
  // At the desk a button stands beside the menu; on a phone the bar's plus makes an invoice.
  const create: MenuEntry[] = media.wide ? [] : [{ label: m.customers_new(), icon: Plus, href: '/customers/new' }, 'rule'];
  return [
    ...create,
    { label: m.customers_export({ count }), icon: FileSpreadsheet, disabled: count === 0, onselect: () => void exportCsv() },
    {
      label: inArchive ? m.customers_unarchive_many({ count }) : m.customers_archive_many({ count }),
      icon: inArchive ? ArchiveRestore : Archive,
      disabled: count === 0,
      onselect: async () => archiveAll(bulk, await ids(), !inArchive)
    },
    { label: m.customers_merge_two(), icon: Merge, hint: ticked === 2 ? undefined : m.customers_tick_two(), disabled: ticked !== 2, onselect: () => void mergeTwo() },
    'rule',
    { label: m.customers_import(), icon: Upload, href: '/import?kind=customer' }
  ];
}
