// The four languages, each named in itself.
import type { Lang } from '#domain/record.ts';

export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { fr: 'Français', nl: 'Nederlands', de: 'Deutsch', en: 'English' };
