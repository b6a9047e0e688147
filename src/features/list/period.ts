// The period of a list as this device remembers it.
import * as z from 'zod/mini';
import { isIsoDate } from '#domain/dates.ts';
import { PERIOD_NAMES } from '#domain/periods.ts';

const day = z.string().check(z.refine(isIsoDate));

/** A name moves with the calendar: "this month" is always this one. */
export const rememberedPeriod = z.union([z.enum(PERIOD_NAMES), z.object({ from: z.optional(day), to: z.optional(day) })]);
