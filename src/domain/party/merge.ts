// Two records of one customer made into one, so that it can be taken back.
import type { Instant, Item } from '../record.ts';
import { same } from '../same.ts';
import { MERGED_FIELDS, type Customer, type MergedField, type MergeTrace } from './model.ts';

function isBlank(customer: Customer, field: MergedField): boolean {
  const value = customer[field];
  if (field !== 'address') return value === undefined || value === '';
  return customer.address.street === '' && customer.address.postcode === '' && customer.address.city === '';
}

/** The fields in which both records say something, and not the same: the person chooses. */
export function mergeConflicts(keep: Customer, lose: Customer): MergedField[] {
  return MERGED_FIELDS.filter((field) => !isBlank(keep, field) && !isBlank(lose, field) && !same(keep[field], lose[field]));
}

const joined = (ours: string | undefined, theirs: string | undefined) => (ours ? `${ours}\n${theirs}` : theirs);

/** Ours, then those of theirs that say something else; the same entry made in both records comes once. */
function united<Entry extends Item>(ours: Entry[], theirs: Entry[]): Entry[] {
  const known = (entry: Entry) => ours.some((our) => our.id === entry.id || same({ ...our, id: '', pos: '' }, { ...entry, id: '', pos: '' }));
  return [...ours, ...theirs.filter((entry) => !known(entry))];
}

/**
 * Merges `lose` into `keep`: what `keep` lacks is filled in, where both differ `keep` wins except for the fields in
 * `taken`; addresses and contacts are united, notes joined. The other record is not erased: it is archived, points to
 * the one that remains, and keeps what undoing needs. Its documents follow by that pointer and keep their own copy.
 * @throws RangeError when the two are one record, or one of them was merged before
 */
export function mergeCustomers(
  keep: Customer,
  lose: Customer,
  { now, taken = [] }: { now: Instant; taken?: readonly MergedField[] }
): { keep: Customer; lose: Customer } {
  if (keep.id === lose.id || keep.mergedInto || lose.mergedInto) throw new RangeError('these customers cannot be merged');
  const merged: Customer = { ...keep, absorbed: { ...keep.absorbed, [lose.id]: now } };
  const before: MergeTrace['before'] = [];
  const set = (field: MergedField | 'note', value: unknown) => {
    before.push({ field, value: keep[field] ?? null });
    Object.assign(merged, { [field]: value });
  };
  for (const field of MERGED_FIELDS) {
    const wins = isBlank(keep, field) ? !isBlank(lose, field) : taken.includes(field) && !isBlank(lose, field);
    if (wins && !same(keep[field], lose[field])) set(field, lose[field]);
  }
  if (lose.note && lose.note !== keep.note) set('note', joined(keep.note, lose.note));
  merged.addresses = united(keep.addresses, lose.addresses);
  merged.contacts = united(keep.contacts, lose.contacts);
  const added = [...merged.addresses.slice(keep.addresses.length), ...merged.contacts.slice(keep.contacts.length)].map(({ id }) => id);
  const merge: MergeTrace = { at: now, before, added, wasArchived: lose.archived === true };
  return { keep: merged, lose: { ...lose, archived: true, mergedInto: keep.id, merge } };
}

/**
 * Takes a merge back: fields and entries of the remaining record become what they were, unless someone changed them
 * since; the other record leaves the archive (if it was not there before).
 * @returns both records, and the fields that were left because they have changed
 * @throws RangeError when `lose` was not merged into `keep`
 */
export function unmergeCustomers(keep: Customer, lose: Customer): { keep: Customer; lose: Customer; left: (MergedField | 'note')[] } {
  const { merge, mergedInto, archived: _, ...rest } = lose;
  if (!merge || mergedInto !== keep.id) throw new RangeError('these customers are not merged');
  const { [lose.id]: __, ...absorbed } = keep.absorbed ?? {};
  const restored: Customer = { ...keep, absorbed: Object.keys(absorbed).length ? absorbed : undefined };
  const left: (MergedField | 'note')[] = [];
  for (const { field, value } of merge.before) {
    const given = field === 'note' ? joined(value as string | undefined, lose.note) : lose[field];
    if (!same(keep[field], given)) left.push(field);
    else if (value === null) delete restored[field as 'note'];
    else Object.assign(restored, { [field]: value });
  }
  const came = new Set(merge.added);
  const stays = <Entry extends { id: string }>(theirs: Entry[]) => {
    const original = new Map(theirs.map((entry) => [entry.id, entry]));
    return (entry: Entry) => !came.has(entry.id) || !same(entry, original.get(entry.id));
  };
  restored.addresses = keep.addresses.filter(stays(lose.addresses));
  restored.contacts = keep.contacts.filter(stays(lose.contacts));
  return { keep: restored, lose: { ...rest, ...(merge.wasArchived && { archived: true }) }, left };
}
