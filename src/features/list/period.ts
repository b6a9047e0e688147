// The period that a list is filtered to: none, one by name, or from … to ….
import * as z from 'zod/mini';
import { type IsoDate, isIsoDate } from '#domain/dates.ts';
import { PERIOD_NAMES, type Period, namedPeriod } from '#domain/periods.ts';

const day = z.string().check(z.refine(isIsoDate));

/** As remembered: a name moves with the calendar, "this month" is always this one. */
export const chosenPeriod = z.union([z.literal('all'), z.enum(PERIOD_NAMES), z.object({ from: z.optional(day), to: z.optional(day) })]);
export type ChosenPeriod = z.infer<typeof chosenPeriod>;

/** @returns the first and last day, either of them open; undefined for all time */
export function daysOf(chosen: ChosenPeriod, today: IsoDate): Partial<Period> | undefined {
  if (chosen === 'all') return undefined;
  return typeof chosen === 'string' ? namedPeriod(chosen, today) : chosen;
}
