// The words that CSV files use for yes and no, languages, countries and the like, in the four languages.
import type { Lang } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import type { CellFault } from './field.ts';
import { foldHeading } from './fold-heading.ts';

/** Per value and language the words for it; the first one is written on export. */
export type Words<Value extends string> = Record<Value, Record<Lang, readonly [string, ...string[]]>>;

/** A reader of one of the values, by any of its words in any language, or by its code. */
export function wordReader<Value extends string>(words: Words<Value>, more: Record<string, Value> = {}) {
  const known = new Map<string, Value>();
  for (const [value, byLang] of Object.entries(words) as [Value, Words<Value>[Value]][]) {
    known.set(foldHeading(value), value);
    for (const list of Object.values(byLang)) for (const word of list) known.set(foldHeading(word), value);
  }
  for (const [word, value] of Object.entries(more)) known.set(foldHeading(word), value);
  return (cell: string): Result<Value, CellFault> => {
    const value = known.get(foldHeading(cell));
    return value === undefined ? refuse('unknownWord') : pass(value);
  };
}

const YES_NO: Words<'yes' | 'no'> = {
  yes: { fr: ['oui', 'vrai', 'o'], nl: ['ja', 'waar', 'j'], de: ['ja', 'wahr'], en: ['yes', 'true', 'y'] },
  no: { fr: ['non', 'faux', 'n'], nl: ['nee', 'neen', 'onwaar'], de: ['nein', 'falsch'], en: ['no', 'false'] }
};
const readWord = wordReader(YES_NO, { '1': 'yes', x: 'yes', '0': 'no' });

/** "oui", "ja", "1", "x" … → true; "non", "0" … → false. */
export function readYesNo(cell: string): Result<boolean, CellFault> {
  const word = readWord(cell);
  return word.ok ? pass(word.value === 'yes') : word;
}

/** The word written for yes or no. */
export function yesNo(value: boolean, lang: Lang): string {
  return YES_NO[value ? 'yes' : 'no'][lang][0];
}

const LANGUAGES: Words<Lang> = {
  fr: { fr: ['fr', 'français'], nl: ['fr', 'Frans'], de: ['fr', 'Französisch'], en: ['fr', 'French'] },
  nl: { fr: ['nl', 'néerlandais'], nl: ['nl', 'Nederlands'], de: ['nl', 'Niederländisch'], en: ['nl', 'Dutch'] },
  de: { fr: ['de', 'allemand'], nl: ['de', 'Duits'], de: ['de', 'Deutsch'], en: ['de', 'German'] },
  en: { fr: ['en', 'anglais'], nl: ['en', 'Engels'], de: ['en', 'Englisch'], en: ['en', 'English'] }
};

/** A language by its code ("FR", "fr-BE", "nl_BE") or its name. */
export function readLanguage(cell: string): Result<Lang, CellFault> {
  return readLanguageWord(cell.replace(/^([a-z]{2})[-_][a-z]{2}$/i, '$1'));
}
const readLanguageWord = wordReader(LANGUAGES);
