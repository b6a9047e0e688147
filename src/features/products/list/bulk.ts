// What can be done to many products at once, from their list.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import Plus from '@lucide/svelte/icons/plus';
import Upload from '@lucide/svelte/icons/upload';
import { download } from '#features/documents/handover/ways.ts';
import { csvFile } from '#features/import/export-file.ts';
import { inTurns } from '#features/import/in-turns.ts';
import type { LongWork } from '#features/import/long-work.svelte.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { media } from '#ui/media.svelte.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { archiveProducts } from '../acts.ts';

export interface ProductBulk {
  store: CompanyStore;
  work: LongWork;
  /** How many are ticked, or shown when none is. */
  count: number;
  /** The archive is shown: what is done is taking out. */
  inArchive: boolean;
  ids: () => Promise<string[]>;
}

/** Products written in one transaction. */
const PIECE = 200;

/** Says how many went: not those that were there already, but also those that went before it was stopped. Undo brings back these, and no other. */
async function archiveAll({ store, work }: ProductBulk, ids: readonly string[], archived: boolean): Promise<void> {
  const moved: string[] = [];
  const put = (all: readonly string[], to: boolean, note: (piece: readonly string[]) => void) =>
    work.run(to ? m.products_archiving() : m.products_unarchiving(), all.length, async (turns) => {
      const pieces = Array.from({ length: Math.ceil(all.length / PIECE) }, (_, i) => all.slice(i * PIECE, (i + 1) * PIECE));
      let done = 0;
      await inTurns(
        pieces,
        async (piece) => {
          note(await archiveProducts(store, piece, to));
          done += piece.length;
        },
        { ...turns, progress: () => turns.progress(done) }
      );
      return true;
    });
  const whole = await put(ids, archived, (piece) => moved.push(...piece));
  const count = moved.length;
  if (count > 0) {
    const text = archived ? m.products_archived_many({ count }) : m.products_unarchived_many({ count });
    showToast(text, { undo: async () => void (await put(moved, !archived, () => undefined)) });
  } else if (whole) showToast(archived ? m.products_archived_already() : m.products_unarchived_already());
}

/** @returns the entries of the list's menu */
export function productBulk(bulk: ProductBulk): MenuEntry[] {
  const { store, work, count, inArchive, ids } = bulk;
  const exportCsv = async () => {
    const chosen = await ids();
    const file = await work.run(m.products_exporting(), chosen.length, (turns) => csvFile(store, { kind: 'product', ids: chosen, stem: m.products_file() }, turns));
    if (file) download([file]);
  };
  // At the desk a button stands beside the menu; on a phone the bar's plus makes an invoice.
  const create: MenuEntry[] = media.wide ? [] : [{ label: m.products_new(), icon: Plus, href: '/products/new' }, 'rule'];
  return [
    ...create,
    { label: m.products_export({ count }), icon: FileSpreadsheet, disabled: count === 0, onselect: () => void exportCsv() },
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
