// This device's clock beside the relay's: noted where it is wrong by more than clocks are, for screens to say.
import type { CompanyDb } from '../db.ts';
import { putState, readState } from './state.ts';

/** Clocks of phones and servers differ by so much without harm. */
const MINUTES = 5;

/** Within a transaction over the table `sync`. @param skew milliseconds; undefined: the relay has said nothing yet */
export async function noteClock(db: CompanyDb, skew: number | undefined): Promise<void> {
  if (skew === undefined) return;
  const minutes = Math.round(skew / 60_000);
  const known = await readState(db, 'clock');
  if (Math.abs(minutes) <= MINUTES) {
    if (known !== undefined) await db.sync.delete('clock');
    // A minute more or less is no news.
  } else if (known === undefined || Math.abs(known - minutes) > 1) await putState(db, 'clock', minutes);
}
