// What the accountant's file was asked for, while it is made.
import * as z from 'zod/mini';
import { NotedWork } from '#features/app/noted-work.ts';
import { rememberedPeriod } from '#features/list/period.ts';

/** Days (none: all dates), only what is not marked, kinds left out. */
const asked = z.object({ days: rememberedPeriod, unmarked: z.boolean(), left: z.array(z.string()) });
export type AskedExport = z.output<typeof asked>;

export const notedExports = new NotedWork('export', asked);
