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
import { archiveMany } from '#features/list/archive-many.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { media } from '#ui/media.svelte.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { archiveCustomers } from '../acts.ts';

export interface CustomerBulk {
  store: CompanyStore;
  work: LongWork;
  /** Whether anything may be changed here; what is here can be taken along in any case. */
  may: boolean;
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

const archiveAll = ({ store, work }: CustomerBulk, ids: readonly string[], archived: boolean) =>
  archiveMany(
    {
      work,
      archive: (piece, to) => archiveCustomers(store, piece, to),
      into: { going: m.customers_archiving, done: m.customers_archived_many, already: m.customers_archived_already },
      out: { going: m.customers_unarchiving, done: m.customers_unarchived_many, already: m.customers_unarchived_already }
    },
    ids,
    archived
  );

/** @returns the entries of the list's menu */
export function customerBulk(bulk: CustomerBulk): MenuEntry[] {
  const { store, work, may, count, ticked, inArchive, ids, merge } = bulk;
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
  const exporting: MenuEntry = { label: m.customers_export({ count }), icon: FileSpreadsheet, disabled: count === 0, onselect: () => void exportCsv() };
  if (!may) return [exporting];
  return [
    ...create,
    exporting,
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
