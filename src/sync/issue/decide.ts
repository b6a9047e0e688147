// The relay's decision on a number: compare and set, asked and written in one transaction.
import { isIsoDate, type IsoDate } from '#domain/dates.ts';
import { HIGHEST_NUMBER } from '../limits.ts';
import type { IssueConflict, IssueFact } from '../wire/issue.ts';

/** Where a series stands: the last number given in it, and its date. */
export interface SeriesState {
  last: number;
  lastDate?: IsoDate;
}

/** What the relay knows when it is asked; the same envelope id was answered before it comes to this. */
export interface IssueState {
  /** Absent when nothing is known of the series: it begins where the device says. */
  series?: SeriesState;
  /** The envelope in which that record was issued first. */
  issued?: { seq: number; envelope: string };
  /** The relay's day, Europe/Brussels. */
  today: IsoDate;
}

export type Decision = { store: true; series: SeriesState } | { store: false; conflict: IssueConflict };

/** `POST /v1/issue`: to be stored, with the series as it stands then; or the 409. A record's own state is asked first, then number, then date. */
export function decideIssue({ series, issued, today }: IssueState, { number, date }: IssueFact): Decision {
  const no = (conflict: IssueConflict): Decision => ({ store: false, conflict });
  if (issued) return no({ reason: 'issued', ...issued });
  const next = Math.min((series?.last ?? number - 1) + 1, HIGHEST_NUMBER);
  const lastDate = series?.lastDate;
  if (number !== next) return no({ reason: 'number', next, ...(lastDate && { lastDate }) });
  if (!isIsoDate(date) || date > today || (lastDate && date < lastDate)) return no({ reason: 'date', next, ...(lastDate && { lastDate }), today });
  return { store: true, series: { last: number, lastDate: date } };
}

/**
 * A number that was given already (offline in a device's own series, before there was a relay, or stated again after a restore): it came
 * in with `POST /v1/log` and is never refused, the document is in somebody's hands. The series as it stands then, whatever the order.
 */
export function recordIssue(series: SeriesState | undefined, { number, date }: IssueFact): SeriesState {
  const lastDate = series?.lastDate && series.lastDate > date ? series.lastDate : date;
  return { last: Math.max(series?.last ?? 0, number), lastDate };
}

/** `POST /v1/series`: raised only while nothing is known to be issued in it. @param asked from "my last invoice was 115" */
export function raiseSeries(series: SeriesState | undefined, asked: SeriesState): SeriesState {
  if (series?.lastDate || (series && series.last >= asked.last)) return series;
  return asked;
}
