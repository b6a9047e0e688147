// A purchase that no machine has read and no person has typed in: what came by mail, or was cut off between its arrival and its reading.
import type { Purchase, PurchaseFile } from './model.ts';

/** The file to be read; undefined when it was read, cannot be, or a person has begun. */
export function unreadFile(purchase: Purchase): PurchaseFile | undefined {
  const { read = {}, unreadable, supplier, supplierId, number, withoutNumber, issueDate, total, lines, processedAt, forwardedAt, deletedAt } = purchase;
  const typed = supplier ?? supplierId ?? number ?? withoutNumber ?? issueDate ?? total ?? lines[0];
  if (typed !== undefined || unreadable !== undefined || Object.keys(read).length > 0 || processedAt || forwardedAt || deletedAt) return undefined;
  return purchase.files.find(({ madeFrom, type }) => madeFrom === undefined && type !== 'application/octet-stream');
}
