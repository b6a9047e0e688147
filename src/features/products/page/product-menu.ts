// The acts on one product that stand in its menu.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import Copy from '@lucide/svelte/icons/copy';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { Product } from '#domain/product/model.ts';
import { inLang } from '#domain/record.ts';
import { told } from '#features/customers/told.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { archiveProducts, removeProduct, restoreProduct } from '../acts.ts';

const nameOf = (product: Product) => inLang(product.name, getLocale()) || product.number;

/** Runs an act and tells it, with the way to take it back. @returns whether it went well */
async function done(act: () => Promise<unknown>, text: string, back: () => Promise<unknown>): Promise<boolean> {
  const went = await told(async () => {
    await act();
    return true;
  });
  if (went) showToast(text, { undo: async () => void (await told(back)) });
  return went === true;
}

/** @returns the entries of the menu; `leave` goes back to the list once the product is deleted */
export function productMenu(store: CompanyStore, product: Product, { duplicate, leave }: { duplicate: () => void; leave: () => void }): MenuEntry[] {
  const { id } = product;
  const archived = product.archived === true;
  const name = nameOf(product);
  const archive = () =>
    done(
      () => archiveProducts(store, [id], !archived),
      archived ? m.products_unarchived_one({ name }) : m.products_archived_one({ name }),
      () => archiveProducts(store, [id], archived)
    );
  const remove = async () => {
    const gone = await done(
      () => removeProduct(store, id, new Date().toISOString()),
      m.products_deleted_one({ name }),
      () => restoreProduct(store, id)
    );
    if (gone) leave();
  };
  return [
    { label: m.products_duplicate(), icon: Copy, onselect: duplicate },
    { label: archived ? m.products_unarchive() : m.products_archive(), icon: archived ? ArchiveRestore : Archive, onselect: () => void archive() },
    'rule',
    { label: m.products_delete(), icon: Trash2, onselect: () => void remove() }
  ];
}
