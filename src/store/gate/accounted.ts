// Which purchases are marked as processed in the accounts: said on their rows, from the marks.
import { isMark, markOf } from '#domain/document/mark.ts';
import { PURCHASE_FLAG } from '#domain/purchase/row.ts';
import type { CompanyDb } from '../db.ts';

/** Within the transaction that wrote purchases or entries: says on their rows whether a mark stands. @returns whether a row changed */
export async function putAccounted(db: CompanyDb, ids: readonly string[], rev: number): Promise<boolean> {
  if (ids.length === 0) return false;
  const [rows, entries] = await Promise.all([db.purchases.bulkGet([...ids]), db.entries.where('document').anyOf(ids).toArray()]);
  const of = Map.groupBy(entries.filter(isMark).sort((a, b) => (a.id < b.id ? -1 : 1)), ({ document }) => document);
  const changed = rows.flatMap((row) => {
    if (!row) return [];
    const flags = (row.flags & ~PURCHASE_FLAG.accounted) | (markOf(of.get(row.id) ?? []) ? PURCHASE_FLAG.accounted : 0);
    return flags === row.flags ? [] : [{ ...row, flags, rev }];
  });
  await db.purchases.bulkPut(changed);
  return changed.length > 0;
}
