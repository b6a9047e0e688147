// What is printed under the lines: the document's own words, then those that the company puts at the foot of every document.
import type { Company } from '../company/model.ts';
import { isPurchase } from './kinds.ts';
import type { Draft } from './model.ts';

/** Id of the app that switches self-billing on. */
export const SELF_BILLING_APP = 'selfBilling';

/** Words for customers say nothing to who sells to us: self-billing documents have those of their own settings. */
function footOf({ kind, language }: Pick<Draft, 'kind' | 'language'>, { textBelow, apps }: Pick<Company, 'textBelow' | 'apps'>): string {
  if (!isPurchase(kind)) return textBelow?.[language] ?? '';
  const own: unknown = (apps?.[SELF_BILLING_APP]?.settings?.['textBelow'] as Record<string, unknown> | undefined)?.[language];
  return typeof own === 'string' ? own : '';
}

/** @returns both texts in the document's language, each once; undefined when there is none. A copy of an issued document has the company's words already. */
export function textBelowOf(draft: Pick<Draft, 'kind' | 'textBelow' | 'language'>, company: Pick<Company, 'textBelow' | 'apps'>): string | undefined {
  const [own, foot] = [(draft.textBelow ?? '').trim(), footOf(draft, company).trim()];
  return (own.endsWith(foot) ? [own] : [own, foot]).filter(Boolean).join('\n\n') || undefined;
}
