// What is done with suppliers beside typing in them: archive, delete, and back.
import type { Supplier } from '#domain/supplier/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import { editing } from '#store/gate/commit.ts';

const there = (supplier: Supplier | undefined, id: string): Supplier => {
  if (!supplier || supplier.deletedAt) throw new StoreError('absent', id);
  return supplier;
};

/** Puts suppliers into the archive or takes them out, all or none. @returns the ids of those that were not there already */
export async function archiveSuppliers(store: CompanyStore, ids: readonly string[], archived: boolean): Promise<string[]> {
  const moved = new Set<string>();
  const verb = (id: string) => (supplier: Supplier | undefined) => {
    const present = there(supplier, id);
    moved.delete(id);
    if ((present.archived ?? false) === archived) return present;
    moved.add(id);
    return { ...present, archived: archived || undefined };
  };
  await store.commit({ edits: ids.map((id) => editing('supplier', id, verb(id))) });
  return [...moved];
}

/** Deletes a supplier without purchases; one with purchases goes to the archive instead. */
export async function removeSupplier(store: CompanyStore, id: string, now: string): Promise<'deleted' | 'archived'> {
  const { count } = await store.list('purchases', { where: [{ column: 'supplierId', is: [id] }], sort: { by: 'id' }, limit: 0 });
  const stored = await store.edit('supplier', id, (supplier) => {
    const present = there(supplier, id);
    return count > 0 ? { ...present, archived: true } : { ...present, deletedAt: now };
  });
  return stored.deletedAt ? 'deleted' : 'archived';
}

/** Undoes `removeSupplier`. */
export async function restoreSupplier(store: CompanyStore, id: string): Promise<void> {
  await store.edit('supplier', id, (supplier) => {
    if (!supplier) throw new StoreError('absent', id);
    return { ...supplier, deletedAt: null, archived: undefined };
  });
}
