// Number patterns: `{year}-{n:4}` prints 2026-0217, `C{n:5}` prints C00012.
import { pass, refuse, type Result } from '../result.ts';

/**
 * Any text with places in braces:
 * `{n}` the running number, `{n:4}` with at least 4 digits; `{year}` the year, `{year:2}` its last two digits;
 * `{letter}` the letter of a device that numbers on its own. Without that place the letter stands before the
 * number: `{year}-{n:4}` prints 2026-B0003.
 */
export type NumberPattern = string;

/** What a number is made of: `n` from 1, `letter` one to three capitals. */
export interface NumberParts {
  year: number;
  n: number;
  letter?: string;
}

export type PatternFault =
  | 'empty'
  | 'tooLong'
  | 'noNumber'
  | 'noYear'
  | 'unknownPlace'
  | 'placeTwice'
  | 'badCharacter'
  /** Longer than what an invoice number may be told from: more than nine digits asked. */
  | 'tooManyDigits';

const LONGEST_PATTERN = 30;
const MOST_DIGITS = 9;
/** Numbers end up in file names, addresses and bank statements. */
const LITERAL = /^[\p{L}\p{N}\-_./ ]*$/u;
const PLACE = /^(?:n|n:\d+|year|year:2|letter)$/;

type Token = { literal: string } | { place: 'n' | 'year' | 'letter'; width: number };

/** The pattern, trimmed, or why it cannot serve. A series that starts again each year must show the year. */
export function checkPattern(text: string, options: { yearly: boolean }): Result<NumberPattern, PatternFault> {
  const pattern = text.trim();
  if (pattern === '') return refuse('empty');
  if (pattern.length > LONGEST_PATTERN) return refuse('tooLong');
  const tokens = tokenise(pattern);
  if (!tokens) return refuse('unknownPlace');
  if (tokens.some((token) => 'literal' in token && !LITERAL.test(token.literal))) return refuse('badCharacter');
  const count = (name: string) => tokens.filter((token) => 'place' in token && token.place === name).length;
  if (count('n') > 1 || count('year') > 1 || count('letter') > 1) return refuse('placeTwice');
  if (count('n') === 0) return refuse('noNumber');
  if (options.yearly && count('year') === 0) return refuse('noYear');
  if (tokens.some((token) => 'place' in token && token.width > MOST_DIGITS)) return refuse('tooManyDigits');
  return pass(pattern);
}

/** The printed number. Throws RangeError on parts that no number has (n < 1, year outside 2000–2099, odd letter). */
export function formatNumber(pattern: NumberPattern, parts: NumberParts): string {
  const { year, n, letter = '' } = parts;
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`no such number: ${n}`);
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError(`no such year: ${year}`);
  if (!/^[A-Z]{0,3}$/.test(letter)) throw new RangeError(`no such letter: ${letter}`);
  return placed(pattern)
    .map((token) => {
      if ('literal' in token) return token.literal;
      if (token.place === 'letter') return letter;
      if (token.place === 'year') return String(year).slice(-token.width);
      return String(n).padStart(token.width, '0');
    })
    .join('');
}

/** The parts of a printed number of this pattern, or undefined; a pattern without year answers `year` 0. */
export function readNumber(pattern: NumberPattern, text: string): NumberParts | undefined {
  const names: string[] = [];
  const source = placed(pattern).map((token) => {
    if ('literal' in token) return token.literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    names.push(token.place);
    if (token.place === 'letter') return '([A-Z]{0,3})';
    return token.place === 'year' ? (token.width === 2 ? '(\\d{2})' : '(20\\d{2})') : `(\\d{${Math.max(1, token.width)},15})`;
  });
  const match = new RegExp(`^${source.join('')}$`, 'u').exec(text.trim());
  if (!match) return undefined;
  const found = (name: string) => match[names.indexOf(name) + 1] ?? '';
  const year = names.includes('year') ? Number(found('year').padStart(4, '20')) : 0;
  const letter = found('letter');
  const n = Number(found('n'));
  return n < 1 ? undefined : { year, n, ...(letter && { letter }) };
}

function tokenise(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (const piece of pattern.split(/(\{[^{}]*\})/)) {
    if (piece === '') continue;
    if (!piece.startsWith('{')) {
      tokens.push({ literal: piece });
      continue;
    }
    const inner = piece.slice(1, -1);
    if (!PLACE.test(inner)) return undefined;
    const [place, width] = inner.split(':') as ['n' | 'year' | 'letter', string | undefined];
    tokens.push({ place, width: width ? Number(width) : place === 'year' ? 4 : 0 });
  }
  return tokens;
}

/** The tokens with the letter's place always there: before the number when the pattern has none. */
function placed(pattern: NumberPattern): Token[] {
  const tokens = tokenise(pattern);
  if (!tokens) throw new RangeError(`not a number pattern: ${pattern}`);
  if (tokens.some((token) => 'place' in token && token.place === 'letter')) return tokens;
  const at = tokens.findIndex((token) => 'place' in token && token.place === 'n');
  if (at < 0) throw new RangeError(`no number in the pattern: ${pattern}`);
  return tokens.toSpliced(at, 0, { place: 'letter', width: 0 });
}
