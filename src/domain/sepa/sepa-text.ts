// Texts in the characters that every bank of the SEPA area takes: a-z A-Z 0-9 / - ? : ( ) . , ' + and the blank.
import { GREEK_AND_CYRILLIC } from './letters-data.ts';

/** What decomposition leaves whole, and signs that have a usual substitute. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  ...{ Œ: 'OE', œ: 'oe', Æ: 'AE', æ: 'ae', ß: 'ss', ẞ: 'SS', Ĳ: 'IJ', ĳ: 'ij', Ø: 'O', ø: 'o', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd' },
  ...{ Þ: 'TH', þ: 'th', Ł: 'L', ł: 'l', Ħ: 'H', ħ: 'h', ı: 'i', Ŋ: 'N', ŋ: 'n', ĸ: 'k', Ŧ: 'T', ŧ: 't' },
  ...{ '&': '+', '€': 'EUR', '@': '(at)', _: '-', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '~': '-', '=': '-' },
  ...{ '’': "'", '‘': "'", '`': "'", '´': "'", 'ʼ': "'", '"': "'", '“': "'", '”': "'", '«': "'", '»': "'", '„': "'" },
  ...{ '[': '(', '{': '(', '<': '(', ']': ')', '}': ')', '>': ')', ';': ',', '!': '.', '\\': '/', '|': '/', '⁄': '/', '*': '.', '#': '.', '%': '.', '•': '.', '·': '.', '…': '...', '°': 'o', '№': 'No' },
  ...GREEK_AND_CYRILLIC
};
const SUBSTITUTE = new RegExp(`[${Object.keys(SUBSTITUTES).join('').replace(/[\\\]^-]/g, '\\$&')}]`, 'gu');

/**
 * The text in SEPA's characters: accents go, other letters are written in Latin ones, signs become the nearest, what has no substitute
 * goes; blanks are single, and no slash stands first, last or doubled, which the interbank formats keep for themselves.
 */
export function sepaText(text: string): string {
  return swap(text.normalize('NFC'))
    .normalize('NFKD')
    .replace(SUBSTITUTE, (char) => SUBSTITUTES[char] ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[^a-zA-Z0-9/\-?:().,'+ ]/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^[ /]+|[ /]+$/g, '')
    .replace(/ +/g, ' ');
}

/** Before decomposition, which would turn some letters into others: й is no и. */
const swap = (text: string): string => text.replace(SUBSTITUTE, (char) => SUBSTITUTES[char] ?? '');

/** A name in SEPA's characters, at most 70: it is compared with that of the account's holder, so that nothing else of it changes. */
export const sepaName = (name: string): string => sepaText(name).slice(0, 70).replace(/[ /]+$/, '');

/** Whether the text is an identifier that banks hand on as it is: 1 to `longest` of SEPA's characters, no slash first, last or doubled. */
export const isSepaId = (id: string, longest = 35): boolean => id.length > 0 && id.length <= longest && sepaText(id) === id;
