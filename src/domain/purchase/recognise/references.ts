// The communication of the payment: Belgian structured, or the European creditor reference.
import { findOgms, isOgm } from '../../numbers/ogm.ts';
import { isRf } from '../../numbers/rf.ts';
import type { Seen } from '../understood.ts';
import type { ReadFrom } from '../model.ts';

const MARKED = /(?:\+{3}|\*{3})[\d\s/]{12,20}(?:\+{3}|\*{3})/g;
const NAMED = /\b(?:communication|mededeling|mitteilung|vcs|ogm|reference|referentie|kenmerk)\b/;

/** The one communication whose check digits are right; two different ones are none. */
export function communicationIn(texts: readonly { text: string; plain: string }[], from: ReadFrom): Seen<string> | undefined {
  const whole = texts.map(({ text }) => text).join('\n');
  const marked = [...new Set((whole.match(MARKED) ?? []).flatMap((text) => findOgms(text)))];
  if (marked.length === 1) return { value: marked[0]!, from, confidence: 97 };
  if (marked.length > 1) return undefined;
  const creditor = [...new Set(texts.flatMap(({ text }) => rfIn(text)))];
  if (creditor.length === 1) return { value: creditor[0]!, from, confidence: 94 };
  const named = texts.filter(({ plain }) => NAMED.test(plain)).flatMap(({ text }) => text.match(/(?<![\d/.-])\d{3}\/\d{4}\/\d{5}(?![\d/])|(?<![\d/.-])\d{12}(?![\d/])/g) ?? []);
  const bare = [...new Set(named.map((text) => text.replaceAll('/', '')).filter(isOgm))];
  return bare.length === 1 && creditor.length === 0 ? { value: bare[0]!, from, confidence: 80 } : undefined;
}

/** Creditor references of a text, printed in fours or whole. */
function rfIn(text: string): string[] {
  const found: string[] = [];
  for (const [printed] of text.matchAll(/\bRF\d{2}(?: ?[0-9A-Z]{1,21})?(?: [0-9A-Z]{1,4}){0,5}\b/g)) {
    // What follows it may look like a group of it.
    for (let groups = printed.split(' '); groups.length > 0; groups = groups.slice(0, -1)) {
      const tight = groups.join('');
      if (isRf(tight) && tight.length >= 8) {
        found.push(tight);
        break;
      }
    }
  }
  return found;
}
