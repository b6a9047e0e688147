// The four languages of customers, each named in the reader's language.
import { LANGS, type Lang } from '#domain/record.ts';
import { belgianLocale } from '#ui/format.ts';

/** The name of a language, with a capital: "Néerlandais". */
export function languageName(lang: Lang): string {
  const locale = belgianLocale();
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** The choice of language for a Select. */
export function languageOptions(): { value: Lang; label: string }[] {
  return LANGS.map((value) => ({ value, label: languageName(value) }));
}
