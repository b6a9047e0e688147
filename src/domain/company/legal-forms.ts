// The legal forms of the Code of companies and associations, as they are written after the name in each language.
import type { Lang } from '../record.ts';

const FRENCH = ['SRL', 'SA', 'SC', 'SNC', 'SComm', 'ASBL', 'AISBL', 'Fondation'];
const DUTCH = ['BV', 'NV', 'CV', 'VOF', 'CommV', 'VZW', 'IVZW', 'Stichting'];
const GERMAN = ['GmbH', 'AG', 'Gen', 'OG', 'KommG', 'VoG', 'IVoG', 'Stiftung'];

/** In the order offered; a natural person has none. English has no abbreviations of its own in Belgium: the French ones stand. */
export const LEGAL_FORMS: Readonly<Record<Lang, readonly string[]>> = { fr: FRENCH, nl: DUTCH, de: GERMAN, en: FRENCH };
