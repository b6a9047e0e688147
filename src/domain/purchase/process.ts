// A purchase leaves the processing list, or goes back to it.
import { between, inOrder } from '../position.ts';
import type { Instant } from '../record.ts';
import type { Purchase, Stamp } from './model.ts';

/** Processed at that moment; whether it may be is for `checkPurchase` to say before. One processed already stays as it is. */
export const process = (purchase: Purchase, now: Instant): Purchase => (purchase.processedAt ? purchase : { ...purchase, processedAt: now });

/** As if it had not been processed; payments stay. */
export const unprocess = (purchase: Purchase): Purchase => ({ ...purchase, processedAt: null });

/** Handed over as it came. */
export const forward = (purchase: Purchase, now: Instant): Purchase => ({ ...purchase, forwardedAt: now });

/** As if it had not been handed over. */
export const unforward = (purchase: Purchase): Purchase => ({ ...purchase, forwardedAt: null });

/** Put back in the processing list, which its history keeps; payments stay. One that waits there already stays as it is. */
export function reopen(purchase: Purchase, { id, at, by }: Stamp & { id: string }): Purchase {
  const { processedAt, forwardedAt, reopenings = [] } = purchase;
  if (!processedAt && !forwardedAt) return purchase;
  const pos = between(inOrder(reopenings).at(-1)?.pos ?? '', '');
  const reopening = { id, pos, at, ...(by && { by }), ...(processedAt && { processedAt }), ...(forwardedAt && { forwardedAt }) };
  return { ...purchase, processedAt: null, forwardedAt: null, reopenings: [...reopenings, reopening] };
}

/** As if it had not been put back. Unknown ids change nothing. */
export function undoReopening(purchase: Purchase, id: string): Purchase {
  const { reopenings = [] } = purchase;
  const undone = reopenings.find((one) => one.id === id);
  if (!undone) return purchase;
  return { ...purchase, processedAt: undone.processedAt ?? null, forwardedAt: undone.forwardedAt ?? null, reopenings: reopenings.filter((one) => one !== undone) };
}
