// The Belgian structured communication (OGM/VCS): twelve digits, the last two a check (Febelfin).
import { pass, refuse, type Result } from '../result.ts';
import { belgianCheck } from './digits.ts';

/** Twelve bare digits. */
export type Ogm = string;

export type OgmFault = 'empty' | 'notAnOgm' | 'wrongCheck';

/** Whether `value` is twelve digits of which the check passes. */
export function isOgm(value: unknown): value is Ogm {
  return typeof value === 'string' && /^\d{12}$/.test(value) && belgianCheck(value.slice(0, 10)) === value.slice(10);
}

/** The communication of ten digits: these and their check. Throws RangeError on any other text. */
export function makeOgm(base: string): Ogm {
  if (!/^\d{10}$/.test(base)) throw new RangeError('a structured communication is made of ten digits');
  return base + belgianCheck(base);
}

/** How many separate series of numbers can have communications. */
export const OGM_SERIES = 80;

/**
 * The communication of a document: year and number on six digits, so that 2026-0217 gives 2026000217 + 17. A further
 * series (another journal, a device that numbers on its own) takes 21 to 99 in the place of the century, so that no two
 * documents share one: series 1, 2026, 3 → 2126000003. Throws RangeError outside 2000–2099, 1–999999 and 80 series.
 */
export function ogmOfNumber({ year, n, series = 0 }: { year: number; n: number; series?: number }): Ogm {
  const whole = Number.isInteger(year) && Number.isInteger(n) && Number.isInteger(series);
  if (!whole || year < 2000 || year > 2099 || n < 1 || n > 999_999 || series < 0 || series >= OGM_SERIES) {
    throw new RangeError(`no structured communication for ${year}, ${n}, series ${series}`);
  }
  return makeOgm(`${20 + series}${String(year).slice(2)}${String(n).padStart(6, '0')}`);
}

/** Reads "+++202/6000/21717+++", "***…***", with or without slashes and blanks. */
export function parseOgm(text: string): Result<Ogm, OgmFault> {
  const tidy = text.trim();
  if (tidy === '') return refuse('empty');
  const digits = tidy.replace(/^(?:\+{3}|\*{3})(.*?)(?:\+{3}|\*{3})$/, '$1').replace(/[\s/.\-\u00a0\u202f]+/g, '');
  if (!/^\d{12}$/.test(digits)) return refuse('notAnOgm');
  return isOgm(digits) ? pass(digits) : refuse('wrongCheck');
}

/** As printed: +++202/6000/21717+++. */
export function printOgm(ogm: Ogm): string {
  return `+++${ogm.slice(0, 3)}/${ogm.slice(3, 7)}/${ogm.slice(7)}+++`;
}

// Between its marks the communication may be broken by blanks; bare, its twelve digits stand together or with slashes.
const IN_TEXT = /(?:\+{3}|\*{3})\s*(\d{3})\s*\/?\s*(\d{4})\s*\/?\s*(\d{5})\s*(?:\+{3}|\*{3})|(?<![\d/])(\d{3})(\/?)(\d{4})\5(\d{5})(?![\d/])/g;

/** Every communication with a right check inside a free text (bank lines, received documents), each once, in order. */
export function findOgms(text: string): Ogm[] {
  const found = new Set<Ogm>();
  for (const match of text.matchAll(IN_TEXT)) {
    const digits = match[1] === undefined ? `${match[4]}${match[6]}${match[7]}` : `${match[1]}${match[2]}${match[3]}`;
    if (isOgm(digits)) found.add(digits);
  }
  return [...found];
}
