// What entries say of purchases, on their rows: marked as processed in the accounts, on the way to another system.
import { sortOf } from '#domain/document/entry-id.ts';
import { markOf } from '#domain/document/mark.ts';
import type { Entry } from '#domain/document/model.ts';
import { PURCHASE_FLAG } from '#domain/purchase/flags.ts';
import { ALL_SENDING, sendingFlags } from '#domain/transmission/flags.ts';
import type { CompanyDb } from '../db.ts';

const NOTED = PURCHASE_FLAG.accounted | ALL_SENDING;

const notedOf = (entries: readonly Entry[]): number => (markOf(entries) ? PURCHASE_FLAG.accounted : 0) | sendingFlags(entries, 'purchases');

/** Within the transaction that wrote purchases or entries: says on their rows what stands. @returns whether a row changed */
export async function putNoted(db: CompanyDb, ids: readonly string[], rev: number): Promise<boolean> {
  if (ids.length === 0) return false;
  const [rows, entries] = await Promise.all([db.purchases.bulkGet([...ids]), db.entries.where('document').anyOf(ids).toArray()]);
  const of = Map.groupBy(entries.filter((entry) => sortOf(entry) !== '').sort((a, b) => (a.id < b.id ? -1 : 1)), ({ document }) => document);
  const changed = rows.flatMap((row) => {
    if (!row) return [];
    const flags = (row.flags & ~NOTED) | notedOf(of.get(row.id) ?? []);
    return flags === row.flags ? [] : [{ ...row, flags, rev }];
  });
  await db.purchases.bulkPut(changed);
  return changed.length > 0;
}
