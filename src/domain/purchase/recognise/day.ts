// Dates as documents write them: in figures, or with the month in words of four languages.
import { isCivilDay, isoDate, type IsoDate } from '../../dates.ts';
import { parseDate } from '../../parse-date.ts';
import { fold } from '../../text/fold.ts';

/** First letters that tell a month, folded: French, Dutch, German, English. */
const MONTHS: readonly RegExp[] = [
  /^(jan|janv|janvier|januari|januar|january)$/,
  /^(fev|fevr|fevrier|feb|febr|februari|februar|february)$/,
  /^(mars|maart|mrt|marz|maerz|mar|march)$/,
  /^(avr|avril|apr|april)$/,
  /^(mai|mei|may)$/,
  /^(juin|jun|juni|june)$/,
  /^(juil|juillet|jul|juli|july)$/,
  /^(aout|aug|augustus|august)$/,
  /^(sep|sept|septembre|september)$/,
  /^(oct|okt|octobre|oktober|october)$/,
  /^(nov|novembre|november)$/,
  /^(dec|dez|decembre|december|dezember)$/
];

const FIGURES = /(?<![\d./-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} ?([-/.]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2}))(?![\d]|[-/.,]\d)/g;
const WORDS = /(?<![\d.,])(\d{1,2})(?:er|st|nd|rd|th|e|\.)?[ -](?:of |de )?(\p{L}{3,9})\.?,?[ -](\d{4})(?!\d)/gu;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/gu;

export interface FoundDay {
  date: IsoDate;
  start: number;
  end: number;
  /** Day and month could be exchanged: "03/04/2026". */
  turnable: boolean;
}

/** Every day that a text names, in order; days that are none (31/02) are left out. */
export function daysIn(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const match of text.matchAll(FIGURES)) {
    const [figures] = match;
    // The year is always written, so the day on which it is read does not matter.
    const read = parseDate(figures.replace(/ /g, ''), '2000-01-01');
    if (!read.ok) continue;
    const yearFirst = /^\d{4}/.test(figures);
    found.push({ date: read.value, start: match.index, end: match.index + figures.length, turnable: !yearFirst && Number(read.value.slice(8)) <= 12 });
  }
  const named = (match: RegExpMatchArray, day: string | undefined, word: string | undefined, year: string | undefined) => {
    const month = MONTHS.findIndex((pattern) => pattern.test(fold(word ?? ''))) + 1;
    const parts = { year: Number(year), month, day: Number(day) };
    if (month === 0 || !isCivilDay(parts) || parts.year < 1950 || parts.year > 2099) return;
    found.push({ date: isoDate(parts), start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, turnable: false });
  };
  for (const match of text.matchAll(WORDS)) named(match, match[1], match[2], match[3]);
  for (const match of text.matchAll(MONTH_FIRST)) named(match, match[2], match[1], match[3]);
  return found.toSorted((a, b) => a.start - b.start);
}

/** Whether a text has a date that only makes sense with the month first: then no figures of it can be relied on. */
export function isMonthFirst(text: string): boolean {
  return [...text.matchAll(/(?<![\d./-])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?!\d)/g)].some(([, first, second]) => Number(first) <= 12 && Number(second) > 12 && Number(second) <= 31);
}
