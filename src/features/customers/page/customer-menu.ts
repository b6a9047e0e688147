// The acts on one customer that stand in its menu.
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import Merge from '@lucide/svelte/icons/merge';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { Customer } from '#domain/party/model.ts';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import type { MenuEntry } from '#ui/menu.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { archiveCustomers, removeCustomer, restoreCustomer } from '../acts.ts';
import { told } from '../told.ts';

export interface CustomerActs {
  /** How many documents it has: with any, it is archived instead of deleted. */
  documents: number;
  merge: () => void;
  /** Back to the list, once it is deleted. */
  leave: () => void;
}

async function archive(store: CompanyStore, { id, name }: Customer, archived: boolean): Promise<void> {
  const done = await told(async () => {
    await archiveCustomers(store, [id], archived);
    return true;
  });
  if (!done) return;
  const text = archived ? m.customers_archived_one({ name }) : m.customers_unarchived_one({ name });
  showToast(text, { undo: async () => void (await told(() => archiveCustomers(store, [id], !archived))) });
}

async function remove(store: CompanyStore, { id, name }: Customer, leave: () => void): Promise<void> {
  const how = await told(() => removeCustomer(store, id, new Date().toISOString()));
  if (!how) return;
  const text = how === 'deleted' ? m.customers_deleted_one({ name }) : m.customers_archived_one({ name });
  showToast(text, { undo: async () => void (await told(() => restoreCustomer(store, id))) });
  leave();
}

/** @returns the entries of the menu */
export function customerMenu(store: CompanyStore, customer: Customer, { documents, merge, leave }: CustomerActs): MenuEntry[] {
  const archived = customer.archived === true;
  return [
    { label: m.customers_merge_with(), icon: Merge, onselect: merge },
    {
      label: archived ? m.customers_unarchive() : m.customers_archive(),
      icon: archived ? ArchiveRestore : Archive,
      onselect: () => void archive(store, customer, !archived)
    },
    'rule',
    {
      label: m.customers_delete(),
      icon: Trash2,
      disabled: documents > 0,
      hint: documents > 0 ? m.customers_has_documents() : undefined,
      onselect: () => void remove(store, customer, leave)
    }
  ];
}
