// Several readings of one document made one: what they agree on is surer, what they contradict is not.
import { canonicalJson } from '../../text/canonical-json.ts';
import { fold } from '../../text/fold.ts';
import { type Seen, SURE_ENOUGH, type Understood } from '../understood.ts';

/** Contradicting values whose confidences are closer than this are both doubtful. */
const CLEAR = 15;
const SUREST = 99;

/**
 * Each value by its greatest confidence; agreeing readings raise it, and of two that contradict each other about equally
 * surely neither remains. A payment code asks for the total less what was paid before: that is no contradiction.
 */
export function merged(...all: readonly Understood[]): Understood {
  const readings = all.map((one) => withWholeTotal(one, all));
  const suppliers = readings.map(({ supplier }) => supplier);
  return {
    ...joined(readings.map(({ supplier: _supplier, buyer: _buyer, ...values }) => values), {}),
    supplier: joined(suppliers, { name: sameName }),
    buyer: Object.assign({}, ...readings.map(({ buyer }) => buyer).reverse()) as Understood['buyer']
  };
}

/** The total whole where the amount of the code and what another reading says was prepaid come to it. */
function withWholeTotal(one: Understood, all: readonly Understood[]): Understood {
  if (one.total?.from !== 'code') return one;
  const asked = one.total;
  const whole = all.find(({ total, prepaid }) => total && prepaid && total.value - prepaid.value === asked.value)?.total;
  return whole ? { ...one, total: { ...asked, value: whole.value } } : one;
}

type Same = (one: unknown, other: unknown) => boolean;
const equal: Same = (one, other) => canonicalJson(one) === canonicalJson(other);

/** A letterhead says more than the holder of an account: "Menuiserie Dupont SRL" and "Menuiserie Dupont" agree. */
const sameName: Same = (one, other) => {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const [less, more] = first.length < second.length ? [first, second] : [second, first];
  return less.length > 0 && less.every((word) => more.includes(word));
};
const wordsOf = (name: unknown) => fold(String(name)).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function joined<Fields extends object>(readings: readonly Fields[], same: Partial<Record<keyof Fields, Same>>): Fields {
  const keys = [...new Set(readings.flatMap((one) => Object.keys(one)))] as (keyof Fields)[];
  const values = keys.map((key) => [key, one(readings.map((reading) => reading[key] as Seen<unknown> | undefined).filter((value) => value !== undefined), same[key] ?? equal)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Fields;
}

/** Of all readings of a value the surest, if it is clearly so. */
function one<T>(seen: readonly Seen<T>[], same: Same): Seen<T> | undefined {
  const groups: Seen<T>[][] = [];
  for (const value of seen.toSorted(surestFirst)) {
    const group = groups.find(([first]) => same(first?.value, value.value));
    if (group) group.push(value);
    else groups.push([value]);
  }
  const together = groups.map((group): Seen<T> => {
    const doubt = group.reduce((rest, { confidence }) => (rest * (100 - confidence)) / 100, 100);
    return { ...group[0]!, confidence: Math.max(group[0]!.confidence, Math.min(SUREST, Math.round(100 - doubt))) };
  });
  const [surest, next] = together.toSorted((a, b) => b.confidence - a.confidence);
  if (!surest || !next) return surest;
  const clear = surest.confidence - next.confidence >= (next.confidence < SURE_ENOUGH ? 1 : CLEAR);
  return clear ? surest : undefined;
}

/** Of equally sure values the one that says more, so that it never depends on which reading came first. */
function surestFirst(one: Seen<unknown>, other: Seen<unknown>): number {
  const [first, second] = [canonicalJson(one.value), canonicalJson(other.value)];
  return other.confidence - one.confidence || second.length - first.length || (first < second ? -1 : 1);
}
