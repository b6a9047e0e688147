// A purchase as it begins: with its files, or typed by hand.
import type { Instant } from '../record.ts';
import type { Purchase, PurchaseFile, Source } from './model.ts';

/** Version of a purchase's shape. */
export const PURCHASE_SCHEMA = 1;

/** A purchase that was just received, nothing of it read yet. */
export function newPurchase({ id, now, source, files }: { id: string; now: Instant; source: Omit<Source, 'at'>; files: PurchaseFile[] }): Purchase {
  return { id, kind: 'purchase', schema: PURCHASE_SCHEMA, createdAt: now, type: 'invoice', source: { ...source, at: now }, files, currency: 'EUR', lines: [], payments: [] };
}
