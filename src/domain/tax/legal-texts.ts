// Finds the text of a legal mention: by id, language and day, the person's own wording first.
import type { IsoDate } from '../dates.ts';
import type { ByLang, Lang } from '../record.ts';
import { cleanXmlText } from '../text/xml-chars.ts';
import { type Certainty, LEGAL_TEXT_IDS, LEGAL_TEXTS, type LegalText, type LegalTextId } from './legal-texts-data.ts';

export { type Certainty, LEGAL_TEXT_IDS, type LegalText, type LegalTextId };

/** Own wordings of the person by legal text id (`Company.legalTexts`). */
export type LegalTextOverrides = Partial<Record<string, ByLang>>;

/** The wording in force on a day, the oldest one for earlier days. */
export function legalTextOn(id: LegalTextId, date: IsoDate): LegalText {
  const versions = LEGAL_TEXTS.filter((text) => text.id === id);
  const found = versions.findLast(({ validFrom }) => validFrom <= date) ?? versions[0];
  if (!found) throw new RangeError(`no legal text ${id}`);
  return found;
}

/** The text to print: the person's own in that language when anything of it can be sealed and read, else the law's. */
export function legalText(id: LegalTextId, lang: Lang, date: IsoDate, overrides: LegalTextOverrides = {}): string {
  return cleanXmlText(overrides[id]?.[lang] ?? '').trim() || legalTextOn(id, date).texts[lang];
}

/** Whether `value` is the id of a legal text, as opposed to a notice of the person's own. */
export function isLegalTextId(value: string): value is LegalTextId {
  return (LEGAL_TEXT_IDS as readonly string[]).includes(value);
}

/** Puts values in the places `{name}` of a text; a place without value stays as it is. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? place) : place));
}
