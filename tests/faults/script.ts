// What happens in a run: verbs of random devices, each perhaps with something that goes wrong in the middle of it.
import fc from 'fast-check';

const VERBS = {
  // As often as people do it.
  create: 8,
  editField: 8,
  editLine: 8,
  addLine: 4,
  removeLine: 2,
  deleteDraft: 1,
  undeleteDraft: 1,
  issue: 6,
  issueApart: 6,
  pay: 6,
  credit: 3,
  customer: 3,
  file: 2,
  meet: 30,
  compact: 3,
  wait: 4,
  clock: 2,
  pair: 1,
  revoke: 1,
  leave: 1,
  replay: 2,
  restart: 1,
  backUpRelay: 1,
  restoreRelay: 1,
  // What befalls a device as a whole (mishaps.ts).
  copyDevice: 2,
  setBack: 1,
  damage: 1,
  restoreFile: 1
} as const;

export type Verb = keyof typeof VERBS;

/**
 * `before`, `after`: the connection is cut before the relay hears of the `at`-th request of this step, or after it has done it.
 * `twice`: that request arrives twice. `relay`: the relay is ended and begins again before it. `full`: from it on, until the end of the step, the
 * relay's disk is full. `kill`: the tab dies at its `at`-th write. `quota`: the device has no room for it.
 */
export interface Fault {
  kind: 'before' | 'after' | 'twice' | 'relay' | 'full' | 'kill' | 'quota';
  at: number;
}

export interface Step {
  verb: Verb;
  /** Which device. */
  who: number;
  /** Which record or document, of those it knows. */
  what: number;
  value: number;
  fault?: Fault | undefined;
}

const fault = fc.record({ kind: fc.constantFrom<Fault['kind'][]>('before', 'after', 'twice', 'relay', 'full', 'kill', 'quota'), at: fc.integer({ min: 1, max: 6 }) });

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(...Object.entries(VERBS).map(([verb, weight]) => ({ weight, arbitrary: fc.constant(verb as Verb) }))),
  who: fc.nat({ max: 4 }),
  what: fc.nat({ max: 6 }),
  value: fc.integer({ min: 1, max: 500 }),
  fault: fc.option(fault, { freq: 2, nil: undefined })
});

/** Steps that may be left out at once, so that shrinking is quick. */
const PART = 10;

const optional = <T>(one: fc.Arbitrary<T>, count: number) =>
  fc.array(fc.option(one, { freq: 1_000_000 }), { minLength: count, maxLength: count, size: 'max' }).map((all) => all.filter((each) => each !== null));

/** Runs of that many verbs, a multiple of ten; one that fails is shrunk by leaving out what does not matter. */
export const runsOf = (verbs: number): fc.Arbitrary<Step[]> => optional(optional(step, PART), verbs / PART).map((parts) => parts.flat());

/** A script as one line per step, as it is printed when a run fails. */
export const written = (steps: readonly Step[]): string =>
  steps.map(({ verb, who, what, value, fault: wrong }) => `${verb} by ${who}, ${what}, ${value}${wrong ? `, ${wrong.kind} at ${wrong.at}` : ''}`).join('\n');
