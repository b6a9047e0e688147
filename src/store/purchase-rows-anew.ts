// Rows of purchases made again from the records while a database comes forward to a version in which they say more.
import type { Transaction } from 'dexie';
import { PURCHASE_FLAG } from '#domain/purchase/flags.ts';
import { type PurchaseRow, purchaseRow } from '#domain/purchase/row.ts';
import type { UpdateRow } from './record/update-row.ts';
import { leavesOf } from './record/doc.ts';
import { unflatten } from './record/flat.ts';
import { load } from './record/load.ts';
import { upcast } from './record/upcast.ts';
import type { Stored } from './row-mark.ts';
import { readRecord } from './shape/read.ts';

/** Purchases at a time. */
const SLICE = 100;

/** Waits for nothing but the transaction, else it would end. A row whose record cannot be read stays as it is. */
export async function purchaseRowsAnew(transaction: Transaction): Promise<void> {
  const table = transaction.table<Stored<PurchaseRow>, string>('purchases');
  const ids = await table.toCollection().primaryKeys();
  for (let at = 0; at < ids.length; at += SLICE) {
    const some = ids.slice(at, at + SLICE);
    const [rows, updates] = await Promise.all([table.bulkGet(some), transaction.table<UpdateRow>('updates').where('record').anyOf(some).toArray()]);
    const of = Map.groupBy(updates, ({ record }) => record);
    await table.bulkPut(rows.flatMap((row) => again(row, of.get(row?.id ?? ''))));
  }
}

/** @returns the row as its record says it now; what the store itself keeps on it stays */
function again(row: Stored<PurchaseRow> | undefined, updates: readonly UpdateRow[] = []): Stored<PurchaseRow>[] {
  if (!row) return [];
  const { doc } = load(updates.toSorted((a, b) => a.n - b.n));
  const leaves = leavesOf(doc);
  if (leaves.size === 0) return [];
  const { record } = readRecord('purchase', upcast('purchase', unflatten(leaves, row.id)).record);
  const made = purchaseRow(record);
  return [{ ...made, flags: made.flags | (row.flags & PURCHASE_FLAG.accounted), rev: row.rev, ...(row.gone && { gone: row.gone }) }];
}
