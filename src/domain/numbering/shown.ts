// A number pattern as a person reads and types it: what changes stands in braces as an example of itself, `{2026}-{0001}` for `{year}-{n:4}`.
import type { NumberPattern } from './format.ts';

/** Without the sign that begins a place: what stands in braces. */
const PLACE = /\{([^{}]*)\}/g;

/** The pattern as it is shown in a year; a place that is not known stays as it is. */
export function shownPattern(pattern: NumberPattern, year: number): string {
  return pattern.replace(PLACE, (whole, inner: string) => {
    if (inner === 'year') return `{${year}}`;
    if (inner === 'year:2') return `{${String(year).slice(-2)}}`;
    if (inner === 'letter') return '{A}';
    const digits = /^n(?::([1-9]))?$/.exec(inner);
    return digits ? `{${'1'.padStart(Number(digits[1] ?? 1), '0')}}` : whole;
  });
}

/** What was typed as the pattern that is stored. Places written in the stored way are taken too. */
export function typedPattern(text: string): NumberPattern {
  return text.replace(PLACE, (whole, typed: string) => {
    const inner = typed.trim();
    if (/^0*1$/.test(inner)) return inner === '1' ? '{n}' : `{n:${inner.length}}`;
    if (/^20\d\d$/.test(inner)) return '{year}';
    if (/^\d\d$/.test(inner)) return '{year:2}';
    return /^[aA]$/.test(inner) ? '{letter}' : whole;
  });
}
