// The few colours of a page. Everything is ink on white; the company's own colour is for its name and the titles of sections.

/** Text. */
export const INK = '#1b1d1a';
/** Second lines, labels. */
export const SOFT = '#4b4e47';
/** Column heads, page numbers, small print. */
export const FAINT = '#64665e';
/** Hairline between rows. */
export const RULE = '#dedbd3';
/** Hairline under a head. */
export const RULE_FIRM = '#86837b';
/** The accent of a company that has chosen none. */
const DEFAULT_ACCENT = '#1d5c45';

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((v) => (v <= 10.31475 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The company's colour as ink on white paper: as chosen when it can be read (contrast 4.5, WCAG AA), else darkened step
 * by step until it can. Anything that is no `#rrggbb` gives the default green.
 */
export function readableAccent(chosen: string | undefined): string {
  const hex = chosen && /^#[0-9a-f]{6}$/i.test(chosen) ? chosen : DEFAULT_ACCENT;
  let rgb = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  while (1.05 / (luminance(rgb) + 0.05) < 4.5) rgb = rgb.map((v) => Math.floor(v * 0.94));
  return `#${rgb.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}
