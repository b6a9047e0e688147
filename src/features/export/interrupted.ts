// The accountant's file while it is made, noted on this device: a tab that is closed in the middle of it cannot say so any more.
import * as z from 'zod/mini';
import { rememberedPeriod } from '#features/list/period.ts';
import { device, holding } from '#store/device.ts';

const noted = z.object({
  /** Instant of its beginning. */
  at: z.string(),
  done: z.number(),
  total: z.number(),
  /** What was asked for: days (none: all dates), only what is not marked, kinds left out. */
  days: rememberedPeriod,
  unmarked: z.boolean(),
  left: z.array(z.string())
});
export type NotedExport = z.output<typeof noted>;

/** Holds the company's id as a word: it goes with the company. */
const keyOf = (company: string) => `export ${company}`;
const lockOf = (company: string, { at }: Pick<NotedExport, 'at'>) => `carnet-${keyOf(company)} ${at}`;

/** Shares of the whole that are noted. */
const STEPS = 100;

/** Does the work, and notes meanwhile how far it is; when it ends, whichever way, nothing stays noted. A note that cannot be written stops nothing. */
export function notingExport<Result>(company: string, what: Omit<NotedExport, 'done'>, work: (progress: (done: number) => void) => Promise<Result>): Promise<Result> {
  const note = (done: number) => device.remember(keyOf(company), { ...what, done }).catch(() => undefined);
  let last = 0;
  return holding(lockOf(company, what), async () => {
    await note(0);
    try {
      return await work((done) => {
        if (done - last < what.total / STEPS) return;
        last = done;
        void note(done);
      });
    } finally {
      await forgetExport(company).catch(() => undefined);
    }
  });
}

/** For live queries. Waits while a tab works on it: the browser may free what a dead one held a moment later. @returns what was begun and not ended */
export async function interruptedExport(company: string): Promise<NotedExport | undefined> {
  const before = await device.preference(keyOf(company), noted);
  if (!before) return undefined;
  await holding(lockOf(company, before), () => Promise.resolve());
  const now = await device.preference(keyOf(company), noted);
  return now?.at === before.at ? now : undefined;
}

export const forgetExport = (company: string): Promise<void> => device.remember(keyOf(company), undefined);
