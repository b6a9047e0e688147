// What is done with customers beside typing in them: archive, delete, merge, and back.
import { mergeCustomers, unmergeCustomers } from '#domain/party/merge.ts';
import type { Customer, MergedField } from '#domain/party/model.ts';
import { same } from '#domain/same.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import { editing } from '#store/gate/commit.ts';
import { customerIds } from './survivor.ts';

/** Present, or an error that says it is gone. */
function there(customer: Customer | undefined, id: string): Customer {
  if (!customer || customer.deletedAt) throw new StoreError('absent', id);
  return customer;
}

/**
 * Puts customers into the archive or takes them out, all or none; those merged into others stay where they are.
 * @returns the ids of those that were not there already
 */
export async function archiveCustomers(store: CompanyStore, ids: readonly string[], archived: boolean): Promise<string[]> {
  const moved = new Set<string>();
  const verb = (id: string) => (customer: Customer | undefined) => {
    const present = there(customer, id);
    // A verb runs again on what another tab wrote meanwhile: what holds is what it saw last.
    moved.delete(id);
    if (present.mergedInto || (present.archived ?? false) === archived) return present;
    moved.add(id);
    return { ...present, archived: archived || undefined };
  };
  await store.commit({ edits: ids.map((id) => editing('customer', id, verb(id))) });
  return [...moved];
}

/** How many documents (drafts too) were made for a customer, or for those merged into it. */
export async function documentCount(store: CompanyStore, id: string): Promise<number> {
  const ids = await customerIds(store, id);
  const { count } = await store.list('documents', { where: [{ column: 'customerId', is: ids }], sort: { by: 'date' }, limit: 1 });
  return count;
}

/** Deletes a customer without documents; one with documents, or that others were merged into, goes to the archive instead. */
export async function removeCustomer(store: CompanyStore, id: string, now: string): Promise<'deleted' | 'archived'> {
  const used = (await documentCount(store, id)) > 0;
  const stored = await store.edit('customer', id, (customer) => {
    const present = there(customer, id);
    return used || present.absorbed ? { ...present, archived: true } : { ...present, deletedAt: now };
  });
  return stored.deletedAt ? 'deleted' : 'archived';
}

/** Undoes `removeCustomer`. */
export async function restoreCustomer(store: CompanyStore, id: string): Promise<void> {
  await store.edit('customer', id, (customer) => {
    if (!customer) throw new StoreError('absent', id);
    return { ...customer, deletedAt: null, archived: undefined };
  });
}

type Pair = { keep: Customer; lose: Customer };

/** Another tab changed one of the two between reading and writing. */
class Moved extends Error {}

const MOST_TRIES = 10;

/** Writes both records of a pair in one act, as `verb` makes them from what stands there. */
async function withBoth(store: CompanyStore, keepId: string, loseId: string, verb: (pair: Pair) => Pair): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [keep, lose] = [there(await store.get('customer', keepId), keepId), there(await store.get('customer', loseId), loseId)];
    const after = verb({ keep, lose });
    // Each edit sees one record only: it checks that its record is the one that `verb` has seen.
    const edit = (before: Customer, written: Customer) =>
      editing('customer', before.id, (present) => {
        if (!same(present, before)) throw new Moved();
        return written;
      });
    try {
      await store.commit({ edits: [edit(keep, after.keep), edit(lose, after.lose)] });
      return;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  throw new StoreError('busy');
}

/** Merges `loseId` into `keepId`; the values of `taken` come from the one that goes. */
export async function mergeInto(store: CompanyStore, keepId: string, loseId: string, taken: readonly MergedField[], now: string): Promise<void> {
  await withBoth(store, keepId, loseId, ({ keep, lose }) => mergeCustomers(keep, lose, { now, taken }));
}

/** Takes a merge back. @returns the fields that were left because they have changed since */
export async function unmerge(store: CompanyStore, keepId: string, loseId: string): Promise<(MergedField | 'note')[]> {
  let left: (MergedField | 'note')[] = [];
  await withBoth(store, keepId, loseId, (pair) => {
    const undone = unmergeCustomers(pair.keep, pair.lose);
    left = undone.left;
    return undone;
  });
  return left;
}
