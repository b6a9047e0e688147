// What can go wrong on the way to Basecone, and when: a plan is asked at each request what becomes of it.
import type { Call } from './calls.ts';

/**
 * - `slow`: done at once, answered after `ms`
 * - `status`: answered so; `stored` does what was asked first, without it nothing is done
 * - `cut`: the connection ends before, during or after the body, and nothing was done
 * - `lost`: done, and the connection ends instead of an answer
 * - `garbled`: done, and the answer is no JSON of theirs
 */
export type Failure =
  | { kind: 'slow'; ms: number }
  | { kind: 'status'; status: 401 | 403 | 429 | 500 | 502 | 503; stored?: boolean; retryAfter?: number | string }
  | { kind: 'cut'; when: 'before' | 'during' | 'after' }
  | { kind: 'lost' }
  | { kind: 'garbled'; text?: string };

/** One request, as far as its address says what it is. */
export interface Asked {
  call: Call;
  /** Which request it is, and which of its call, from 1. */
  nth: number;
  nthOfCall: number;
  /** Milliseconds since 1970. */
  at: number;
  companyId: string | undefined;
  correlationId: string | undefined;
  documentId: string | undefined;
}

/** What becomes of a request; undefined lets it through. */
export type Plan = (asked: Asked) => Failure | undefined;

/** One of every kind; 429, and 503 where it did nothing, ask for a minute. */
export const everyFailure: readonly Failure[] = [
  { kind: 'slow', ms: 20_000 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 429, retryAfter: 60 },
  { kind: 'status', status: 503, retryAfter: 60 },
  { kind: 'status', status: 503, stored: true },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, stored: true },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'during' },
  { kind: 'cut', when: 'after' },
  { kind: 'lost' },
  { kind: 'garbled' }
];

/** Draws: `share` of the requests (0 to 1) meet one of `failures`. `chance` gives numbers from 0 to 1, so that a seed makes the same plan again. */
export function drawnPlan(chance: () => number, share: number, failures: readonly Failure[] = everyFailure): Plan {
  return () => (chance() < share ? failures[Math.floor(chance() * failures.length)] : undefined);
}

/** Plans of one stand-in: those for one call come first, each once, then the one for all. */
export interface Plans {
  fail(plan: Plan | undefined): void;
  failOnce(call: Call, failure: Failure, times?: number): void;
  /** Forgets every plan. */
  heal(): void;
  draw(asked: Asked): Failure | undefined;
}

export function plans(): Plans {
  let all: Plan | undefined;
  let once: { call: Call; failure: Failure }[] = [];
  return {
    fail: (plan) => void (all = plan),
    failOnce(call, failure, times = 1) {
      for (let n = 0; n < times; n++) once.push({ call, failure });
    },
    heal() {
      all = undefined;
      once = [];
    },
    draw(asked) {
      const next = once.find(({ call }) => call === asked.call);
      if (!next) return all?.(asked);
      once = once.filter((one) => one !== next);
      return next.failure;
    }
  };
}
