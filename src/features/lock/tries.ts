// How long one must wait after wrong tries: long enough that guessing is useless, never so long that the data are lost.
import * as z from 'zod/mini';

export const tries = z.object({ wrong: z.number(), last: z.number() });
/** Wrong tries in a row, and when the last one was (milliseconds since 1970). */
export type Tries = z.output<typeof tries>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** From the fifth wrong try on. */
const WAITS = [30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
const FREE = 4;

/** @returns how long after `wrong` wrong tries the next one may come, in milliseconds */
export function waitAfter(wrong: number): number {
  return wrong <= FREE ? 0 : (WAITS[wrong - FREE - 1] ?? WAITS.at(-1)!);
}

/** @returns what is left of the wait, in milliseconds; a clock that was put back does not lengthen it */
export function waitLeft({ wrong, last }: Tries, now: number): number {
  const wait = waitAfter(wrong);
  return Math.max(0, Math.min(wait, last + wait - now));
}
