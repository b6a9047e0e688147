// What can be done to many products at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
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
import { archiveProducts } from '../acts.ts';

export interface ProductBulk {
  store: CompanyStore;
  work: LongWork;
  /** Whether anything may be changed here; what is here can be taken along in any case. */
  may: boolean;
  /** How many are ticked, or shown when none is. */
  count: number;
  /** The archive is shown: what is done is taking out. */
  inArchive: boolean;
  ids: () => Promise<string[]>;
}

const archiveAll = ({ store, work }: ProductBulk, ids: readonly string[], archived: boolean) =>
  archiveMany(
    {
      work,
      archive: (piece, to) => archiveProducts(store, piece, to),
      into: { going: m.products_archiving, done: m.products_archived_many, already: m.products_archived_already },
      out: { going: m.products_unarchiving, done: m.products_unarchived_many, already: m.products_unarchived_already }
    },
    ids,
    archived
  );

/** @returns the entries of the list's menu */
export function productBulk(bulk: ProductBulk): MenuEntry[] {
  const { store, work, may, count, inArchive, ids } = bulk;
  const exportCsv = async () => {
    const chosen = await ids();
    const file = await work.run(m.products_exporting(), chosen.length, (turns) => csvFile(store, { kind: 'product', ids: chosen, stem: m.products_file() }, turns));
    if (file) download([file]);
  };
  // At the desk a button stands beside the menu; on a phone the bar's plus makes an invoice.
  const create: MenuEntry[] = media.wide ? [] : [{ label: m.products_new(), icon: Plus, href: '/products/new' }, 'rule'];
  const exporting: MenuEntry = { label: m.products_export({ count }), icon: FileSpreadsheet, disabled: count === 0, onselect: () => void exportCsv() };
  if (!may) return [exporting];
  return [
    ...create,
    exporting,
    {
      label: inArchive ? m.products_unarchive_many({ count }) : m.products_archive_many({ count }),
      icon: inArchive ? ArchiveRestore : Archive,
      disabled: count === 0,
      onselect: async () => archiveAll(bulk, await ids(), !inArchive)
    },
    'rule',
    { label: m.products_import(), icon: Upload, href: '/import?kind=product' }
  ];
}
