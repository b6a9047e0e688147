// What is printed under the lines: the document's own words, then those that the company puts at the foot of every document.
import type { Company } from '../company/model.ts';
import type { Draft } from './model.ts';

/** @returns both texts in the document's language, each once; undefined when there is none. A copy of an issued document has the company's words already. */
export function textBelowOf({ textBelow = '', language }: Pick<Draft, 'textBelow' | 'language'>, company: Pick<Company, 'textBelow'>): string | undefined {
  const [own, foot] = [textBelow.trim(), (company.textBelow?.[language] ?? '').trim()];
  return (own.endsWith(foot) ? [own] : [own, foot]).filter(Boolean).join('\n\n') || undefined;
}
