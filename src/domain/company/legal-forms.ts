// The legal forms of the Code of companies and associations, as they are written after the name in each language.
import type { Lang } from '../record.ts';

const FRENCH = ['SRL', 'SA', 'SC', 'SNC', 'SComm', 'ASBL', 'AISBL', 'Fondation'];
const DUTCH = ['BV', 'NV', 'CV', 'VOF', 'CommV', 'VZW', 'IVZW', 'Stichting'];
const GERMAN = ['GmbH', 'AG', 'Gen', 'OG', 'KommG', 'VoG', 'IVoG', 'Stiftung'];

const ABBREVIATED = new Set([...FRENCH, ...DUTCH, ...GERMAN, 'SPRL', 'BVBA', 'SARL', 'SAS', 'Ltd'].filter((form) => form !== 'Gen').map((form) => form.toUpperCase()));

/** Whether a name ends or begins with the legal form of a company, dotted or not: `Récup Sambre SRL`, `B.V. Van Damme`. */
export function namesLegalForm(name: string): boolean {
  const words = name.trim().toUpperCase().split(/\s+/).map((word) => word.replaceAll(/[.,]/g, ''));
  return words.length > 1 && [words[0], words.at(-1)].some((word) => ABBREVIATED.has(word ?? ''));
}

/** In the order offered; a natural person has none. English has no abbreviations of its own in Belgium: the French ones stand. */
export const LEGAL_FORMS: Readonly<Record<Lang, readonly string[]>> = { fr: FRENCH, nl: DUTCH, de: GERMAN, en: FRENCH };
