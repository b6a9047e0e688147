// Which fonts the texts of a document need, and which of them can be had now.
import { type LoadedFamily, type ReadFont, OTHER_SCRIPTS, loadFamily, mayHold } from './fonts.ts';
import { isPlain } from './runs.ts';

export interface FamiliesFound {
  /** The text font first. */
  families: LoadedFamily[];
  /** A font that exists could not be had (offline, never fetched before). */
  incomplete: boolean;
}

/** @returns the text font and the other scripts' fonts that `texts` needs, as far as they can be had */
export async function familiesFor(texts: string, text: LoadedFamily, read: ReadFont): Promise<FamiliesFound> {
  if (isPlain(texts)) return { families: [text], incomplete: false };
  const strange = [...new Set(texts)].filter((char) => !text.covered.has(char.codePointAt(0) ?? 0)).join('');
  const wanted = OTHER_SCRIPTS.filter((family) => mayHold(family, strange));
  const answers = await Promise.allSettled(wanted.map((family) => loadFamily(family, read)));
  const there = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  return { families: [text, ...there], incomplete: there.length < wanted.length };
}
