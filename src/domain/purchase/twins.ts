// Purchases that look like the same document: which of them a person has not told apart.
import type { Purchase } from './model.ts';

/** @param others those with the same `duplicateKey` or file @returns ids of those that nobody has said, on either side, to be another document */
export function twinsOf(purchase: Purchase, others: readonly Purchase[]): string[] {
  return others.filter(({ id, differsFrom }) => id !== purchase.id && !differsFrom?.[purchase.id] && !purchase.differsFrom?.[id]).map(({ id }) => id);
}

/** The person says that it is another document than that one. */
export const tellApart = (purchase: Purchase, id: string): Purchase => ({ ...purchase, differsFrom: { ...purchase.differsFrom, [id]: true } });
