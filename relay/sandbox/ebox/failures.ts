// What can go wrong on the way to the government, told as for Basecone, and when.
import { chanceFrom } from '#domain/sample/random.ts';
import type { Failure } from '../basecone/failures.ts';

/**
 * As for Basecone; what is read here is long in its answers, so a connection is cut before anything is done, `during` the body of the answer, or `after` all of it
 * but its end; done is what was asked then. In short: `cut` for one that is cut before, a status alone for one that is answered so.
 */
export type EboxFailure = Failure | { kind?: undefined; status: number; retryAfter?: number | string } | 'cut';

/** Kinds of requests, by which they are told to fail. */
export const CALLS = ['token', 'registry', 'list', 'message', 'content', 'reference', 'other'] as const;
export type Call = (typeof CALLS)[number];

/** One request. */
export interface EboxAsked {
  call: Call;
  /** Which request it is, from 1. */
  nth: number;
  /** Of a provider, its id. */
  provider: string | undefined;
}

const PATHS: readonly [Call, RegExp][] = [
  ['token', /^POST .*\/token$/],
  ['registry', /^GET .*\/(messageRegistries|messageProviders)(\/[^/]+)?$/],
  ['list', /^GET .*\/ebox\/messages$/],
  ['reference', /^GET .*\/(refData|referenceData)\//],
  ['content', /^GET .*\/content$/],
  ['message', /^GET .*\/ebox\/messages\//]
];

/** @param asked `METHOD path` */
export const callOf = (asked: string): Call => PATHS.find(([, path]) => path.test(asked))?.[0] ?? 'other';

export type EboxPlan = (asked: string, one: EboxAsked) => EboxFailure | undefined;

/** One of every kind; nothing is done where a status or a cut before says so. */
export const everyEboxFailure: readonly EboxFailure[] = [
  { kind: 'slow', ms: 20_000 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 429, retryAfter: 60 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, retryAfter: 60 },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'during' },
  { kind: 'cut', when: 'after' },
  { kind: 'lost' },
  { kind: 'garbled' }
];

/** Draws: `share` of the requests (0 to 1) meet one of `failures`; the same seed makes the same plan again. */
export function drawnFailures(seed: number, share: number, failures: readonly EboxFailure[] = everyEboxFailure): EboxPlan {
  const chance = chanceFrom(seed);
  return () => (chance.maybe(share) ? chance.pick(failures) : undefined);
}

export interface EboxPlans {
  all: EboxPlan | undefined;
  failOnce(call: Call | 'any', failure: EboxFailure, times: number): void;
  heal(): void;
  draw(asked: string): EboxFailure | undefined;
}

/** Plans of one stand-in: what fails so many times comes first, then the plan for all. */
export function plansFor(): EboxPlans {
  let once: { call: Call | 'any'; failure: EboxFailure }[] = [];
  let count = 0;
  return {
    all: undefined,
    failOnce(call, failure, times) {
      for (let n = 0; n < times; n++) once.push({ call, failure });
    },
    heal() {
      this.all = undefined;
      once = [];
    },
    draw(asked) {
      const call = callOf(asked);
      const provider = /^\w+ \/REST\/([^/]+)\/messageRegistry\//.exec(asked)?.[1];
      count += 1;
      const next = once.find((one) => one.call === call || one.call === 'any');
      if (!next) return this.all?.(asked, { call, nth: count, provider });
      once = once.filter((one) => one !== next);
      return next.failure;
    }
  };
}
