// The recovery secret as twelve words (BIP 39), French or English; read back with typing mistakes pointed at.
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as french } from '@scure/bip39/wordlists/french.js';
import { pass, refuse, type Result } from '#domain/result.ts';
import type { Bytes } from '../bytes.ts';

export const WORDS = 12;
const LISTS = { fr: french, en: english };
/** Languages that have a list; Dutch and German are given the English one. */
export type WordLang = keyof typeof LISTS;

/** Without accents, lower case: people type them as they can. */
const folded = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const FOLDED = { fr: french.map(folded), en: english.map(folded) };
/** The first four letters tell each word of a list apart. */
const ENOUGH = 4;
const placesOf = (words: readonly string[]) => ({
  whole: new Map(words.map((word, place) => [word, place])),
  begun: new Map(words.map((word, place) => [word.slice(0, ENOUGH), place]))
});
const PLACES = { fr: placesOf(FOLDED.fr), en: placesOf(FOLDED.en) };

/** @param secret 16 bytes @returns twelve words in composed form */
export function secretToWords(secret: Bytes, lang: WordLang): string[] {
  return entropyToMnemonic(secret, LISTS[lang])
    .normalize('NFC')
    .split(/\s/u);
}

/** `count`: not twelve. `word`: some are in no list. `mix`: words of both lists. `sum`: each exists, together they cannot be: one is another word, or two are swapped. */
export type WordFault = 'count' | 'word' | 'mix' | 'sum';
export type WordsRead = { secret: Bytes; lang: WordLang };

/** The words that are in no list, as they were typed. */
export const unknownWords = (text: string): string[] => split(text).filter((word) => indexOf(word, 'fr') < 0 && indexOf(word, 'en') < 0);

/** Up to five words that may be meant by a mistyped one. */
export function suggestions(word: string, lang: WordLang): string[] {
  const typed = folded(word);
  const near = LISTS[lang].map((candidate, at) => ({
    word: candidate.normalize('NFC'),
    distance: distance(typed, FOLDED[lang][at]!),
    // A first letter is rarely mistyped.
    other: typed[0] === FOLDED[lang][at]![0] ? 0 : 1
  }));
  return near
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance || a.other - b.other)
    .slice(0, 5)
    .map(({ word }) => word);
}

/** The secret that twelve words stand for. Case, accents, commas and numbers between them do not matter; four letters of each are enough. */
export function wordsToSecret(text: string): Result<WordsRead, WordFault> {
  const words = split(text);
  if (words.length !== WORDS) return refuse('count');
  if (unknownWords(text).length > 0) return refuse('word');
  let fault: WordFault = 'mix';
  for (const lang of ['fr', 'en'] as const) {
    const places = words.map((word) => indexOf(word, lang));
    if (places.some((place) => place < 0)) continue;
    try {
      return pass({ secret: Uint8Array.from(mnemonicToEntropy(places.map((place) => LISTS[lang][place]!).join(' '), LISTS[lang])), lang });
    } catch {
      fault = 'sum';
    }
  }
  return refuse(fault);
}

/** A list may be numbered, and stand on several lines. */
function split(text: string): string[] {
  return text
    .slice(0, 2000)
    .split(/[\s,;.\d]+/u)
    .filter((word) => word !== '');
}

/** Its place in the list, -1 when it is not there. */
function indexOf(word: string, lang: WordLang): number {
  const typed = folded(word);
  const whole = PLACES[lang].whole.get(typed);
  if (whole !== undefined) return whole;
  const begun = typed.length < ENOUGH ? undefined : PLACES[lang].begun.get(typed.slice(0, ENOUGH));
  return begun !== undefined && FOLDED[lang][begun]!.startsWith(typed) ? begun : -1;
}

/** Letters to change, add or drop (Levenshtein); beyond 2 it only needs to be more than 2. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
