// What is done with products beside typing in them: archive, delete, and back.
import type { Product } from '#domain/product/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import { editing } from '#store/gate/commit.ts';

/** Present, or an error that says it is gone. */
function there(product: Product | undefined, id: string): Product {
  if (!product || product.deletedAt) throw new StoreError('absent', id);
  return product;
}

/**
 * Puts products into the archive or takes them out, all or none.
 * @returns the ids of those that were not there already
 */
export async function archiveProducts(store: CompanyStore, ids: readonly string[], archived: boolean): Promise<string[]> {
  const moved = new Set<string>();
  const verb = (id: string) => (product: Product | undefined) => {
    const present = there(product, id);
    // A verb runs again on what another tab wrote meanwhile: what holds is what it saw last.
    moved.delete(id);
    if ((present.archived ?? false) === archived) return present;
    moved.add(id);
    return { ...present, archived: archived || undefined };
  };
  await store.commit({ edits: ids.map((id) => editing('product', id, verb(id))) });
  return [...moved];
}

/** Deletes a product: documents keep their own copy of what was sold. */
export async function removeProduct(store: CompanyStore, id: string, now: string): Promise<void> {
  await store.edit('product', id, (product) => ({ ...there(product, id), deletedAt: now }));
}

/** Undoes `removeProduct`. */
export async function restoreProduct(store: CompanyStore, id: string): Promise<void> {
  await store.edit('product', id, (product) => {
    if (!product) throw new StoreError('absent', id);
    return { ...product, deletedAt: null };
  });
}
