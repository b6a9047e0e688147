// What every editable record has in common: the store knows this much of a record and no more.

/** Instant in UTC, ISO 8601 with milliseconds: `2026-11-21T09:12:00.000Z`. */
export type Instant = string;

/** The four languages of the app, of documents and of customers. */
export type Lang = 'fr' | 'nl' | 'de' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'nl', 'de', 'en'];

/** A text per language; a missing language falls back through `inLang`. */
export type ByLang = Partial<Record<Lang, string>>;

/**
 * Anything a person edits: one Y.Doc each. Values are JSON; nested objects merge leaf by leaf, arrays of
 * `Item` merge item by item and field by field, other arrays are replaced whole.
 */
export interface Rec {
  id: string;
  kind: string;
  /** Version of the record's shape; `upcast` brings older ones forward, newer ones are read-only. */
  schema: number;
  createdAt: Instant;
  /** Set when a person archives it: out of lists and suggestions, still readable. */
  archived?: boolean;
  /** Set when a person deletes it (drafts, customers without documents); undo clears it. */
  deletedAt?: Instant | null;
}

/** A member of a list inside a record: its own id and a fractional position, so that two devices can add and move. */
export interface Item {
  id: string;
  /** Fractional index, compared as a string (see `position.ts`); ties are broken by id. */
  pos: string;
}

/** @returns the text in the language wanted, else the first one there is in the order fr, nl, de, en; '' when none. */
export function inLang(texts: ByLang | undefined, lang: Lang): string {
  if (!texts) return '';
  return texts[lang] || LANGS.map((l) => texts[l]).find(Boolean) || '';
}
