// Colours offered for the company: all of them readable on paper and on screen, none close to the red of what is late.
import { m } from '#messages';

/** Carnet's own green: what a company has that chose none. */
export const OWN_ACCENT = '#1d5c45';

/** In the order offered. */
export const accents = (): { value: string; label: string }[] => [
  { value: OWN_ACCENT, label: m.company_accent_green() },
  { value: '#1f5f8b', label: m.company_accent_blue() },
  { value: '#2f4b8f', label: m.company_accent_indigo() },
  { value: '#6b3fa0', label: m.company_accent_violet() },
  { value: '#8a2f62', label: m.company_accent_plum() },
  { value: '#6f5b12', label: m.company_accent_ochre() },
  { value: '#0f6b73', label: m.company_accent_petrol() },
  { value: '#3d4450', label: m.company_accent_slate() }
];
