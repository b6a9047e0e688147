// How well something with a name and codes answers what was typed: what was meant stands first in a suggestion list.
import { fold, searchWords } from './fold.ts';

/**
 * @param codes its numbers: one of them exactly is what was meant
 * @returns 0 for a code, 1 for a name from its first letter, 2 for a whole word of it, 3 for beginnings of its words, 4 for anything else
 */
export function closeness(typed: string, name: string, codes: readonly string[]): number {
  const start = fold(typed);
  if (start === '') return 4;
  if (codes.some((code) => fold(code) === start)) return 0;
  const folded = fold(name);
  if (folded.startsWith(start)) return 1;
  const words = folded.split(/[^\p{L}\p{M}\p{N}]+/u);
  const asked = searchWords(typed);
  if (!asked.every((word) => words.some((one) => one.startsWith(word)))) return 4;
  return asked.some((word) => words.includes(word)) ? 2 : 3;
}

/** Matches that are looked at for the closest: more than anyone types so little for. */
export const LOOKED_AT = 400;

/**
 * @param texts name and codes of a match
 * @returns the `limit` matches that answer best, equally close ones in the order in which they came
 */
export function closest<T>(typed: string, matches: readonly T[], texts: (match: T) => { name: string; codes: readonly string[] }, limit: number): T[] {
  const ranked = matches.map((match) => {
    const { name, codes } = texts(match);
    return { match, rank: closeness(typed, name, codes) };
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, limit).map(({ match }) => match);
}
