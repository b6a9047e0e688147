// A purchase leaves the processing list, or goes back to it.
import type { Instant } from '../record.ts';
import type { Purchase } from './model.ts';

/** Processed at that moment; whether it may be is for `checkPurchase` to say before. One processed already stays as it is. */
export const process = (purchase: Purchase, now: Instant): Purchase => (purchase.processedAt ? purchase : { ...purchase, processedAt: now });

/** Back in the processing list; payments stay. */
export const unprocess = (purchase: Purchase): Purchase => ({ ...purchase, processedAt: null });

/** Handed over as it came. */
export const forward = (purchase: Purchase, now: Instant): Purchase => ({ ...purchase, forwardedAt: now });

/** Not handed over after all. */
export const unforward = (purchase: Purchase): Purchase => ({ ...purchase, forwardedAt: null });
