// Gives each part of a text the font that can draw it, and replaces what no font can draw by something a reader understands.
import { hasRightToLeft, inVisualOrder } from './bidi.ts';
import type { Family, LoadedFamily } from './fonts.ts';

/** A part of a text with its font; undefined: the text font. */
export interface Run {
  text: string;
  font?: Family;
}

/** Stands for characters that no font can draw. */
export const REPLACEMENT = '[?]';

/** All in the text font and nothing to tidy: nearly every text of every document. */
const PLAIN = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u0148\u014a-\u017e\u202f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*$/;
/** A word that may be wider than its column. */
const LONG_WORD = /\S{41}/u;
const EVERY = /\S{20}(?=\S)/gu;
/** Where a line may end inside a word; it takes no room. */
const BREAK = '\u200b';
/** Soft hyphens, direction marks, joiners, variation selectors, skin tones: they have no picture of their own. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}|\u20e3/gu;
const CONTROL = /[^\P{Cc}\n]/gu;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/gu;

/** The text as it can be set: composed letters, plain blanks, no invisible marks; flags as their two letters. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(FLAG_LETTER, (flag) => String.fromCharCode((flag.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
    .replace(/[\u1680\u2000-\u2008\u200a\u205f\u3000]/g, ' ');
}

/** Words that no line can hold may end a line after every twentieth character. */
const breakable = (text: string) => (LONG_WORD.test(text) ? text.replace(EVERY, (part) => part + BREAK) : text);

/** Whether other fonts than the text font, or any tidying, come into play. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/**
 * @param families the text font first, then those of other scripts that are there
 * @param missing collects the characters for which no font was found
 */
export function runsOf(text: string, families: readonly LoadedFamily[], missing: Set<string>): Run[] {
  if (isPlain(text)) return [{ text: breakable(text) }];
  const tidied = breakable(tidy(text));
  const parts = hasRightToLeft(tidied) ? inVisualOrder(tidied) : [tidied];
  return parts.flatMap((part) => join([...part].map((char) => place(char, families, missing))));
}

/** A character with its font; if there is none, its compatible form (ﬁ → fi, Ａ → A), its bare letter, or the replacement. */
function place(char: string, families: readonly LoadedFamily[], missing: Set<string>): Run {
  const whole = fit(char, families);
  if (whole) return whole;
  for (const form of [char.normalize('NFKC'), char.normalize('NFKD').replace(/\p{M}/gu, '')]) {
    const family = form && families.find(({ covered }) => [...form].every((c) => covered.has(c.codePointAt(0) ?? 0)));
    if (family) return run(form, family);
  }
  missing.add(char);
  return { text: REPLACEMENT };
}

function fit(char: string, families: readonly LoadedFamily[]): Run | undefined {
  if (char === '\n') return { text: char };
  const family = families.find(({ covered }) => covered.has(char.codePointAt(0) ?? 0));
  return family && run(char, family);
}

const run = (text: string, { family }: LoadedFamily): Run => (family === 'Text' ? { text } : { text, font: family });

/** Neighbours of one font joined; replacements that follow each other are one. */
function join(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const next of runs) {
    const last = out.at(-1);
    if (!last || last.font !== next.font) out.push({ ...next });
    else if (next.text !== REPLACEMENT || !last.text.endsWith(REPLACEMENT)) last.text += next.text;
  }
  return out;
}
