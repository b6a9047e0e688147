// A reading of a document taken back: what it filled in goes, what a person changed since stays.
import { same } from '../same.ts';
import type { Purchase } from './model.ts';

/** All that a reading may change. */
const READ = [
  ...(['type', 'supplier', 'supplierId', 'buyer', 'number', 'issueDate', 'dueDate', 'currency', 'lines', 'total'] as const),
  ...(['prepaid', 'communication', 'paymentText', 'paidBy', 'corrects', 'codes', 'read', 'unreadable'] as const)
] as const;

/** @param before as it was before the reading @param after as the reading left it @returns `now` with the fields of `before` where nobody has touched those of `after` */
export function takeBackReading(now: Purchase, before: Purchase, after: Purchase): Purchase {
  const keys = READ.filter((key) => !same(before[key], after[key]) && same(now[key], after[key]));
  return { ...now, ...Object.fromEntries(keys.map((key) => [key, before[key]])) };
}

/** Whether a reading changed anything. */
export const hasRead = (before: Purchase, after: Purchase): boolean => READ.some((key) => !same(before[key], after[key]));
