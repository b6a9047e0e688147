// The hour of the night's run by Belgian clocks: once a night, also where an hour is skipped or comes twice, and made up for when it was missed.
import { Cron } from 'croner';

const ZONE = 'Europe/Brussels';

/** @param at `HH:MM` @returns the first instant after `from` at which the run is due; both in milliseconds since 1970 */
export function nextNight(at: string, from: number): number {
  const [hour, minute] = at.split(':').map(Number);
  const next = new Cron(`${minute} ${hour} * * *`, { timezone: ZONE, paused: true }).nextRun(new Date(from));
  if (!next) throw new Error(`no night at ${at}`);
  return next.getTime();
}
