// How often somebody may ask: a bucket that fills again with time, for each who asks, and for so many of them at most.
export interface Rate {
  /** Requests at once. */
  burst: number;
  perSecond: number;
}

export interface RateLimit {
  /** Takes `cost` requests; gives the seconds to wait when there are not enough, 0 when it may. */
  take(who: string, cost?: number): number;
}

/** Buckets kept; beyond that the one that was used longest ago is forgotten, which forgives its owner. */
const KEPT = 20_000;

/** `clock` in milliseconds. */
export function rateLimit({ burst, perSecond }: Rate, clock: () => number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(who, cost = 1) {
      const now = clock();
      const bucket = buckets.get(who);
      buckets.delete(who);
      // A clock that goes back fills nothing and takes nothing.
      const filled = bucket ? Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond) : burst;
      const left = filled >= cost ? filled - cost : filled;
      if (buckets.size >= KEPT) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      buckets.set(who, { left, at: now });
      return filled >= cost ? 0 : Math.ceil((cost - filled) / perSecond);
    }
  };
}
