// What a person sets of self-billing, as it stands in the company's settings: the words at the foot of each document, by language.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import { SELF_BILLING_APP } from '#domain/document/text-below.ts';
import type { ByLang, Lang } from '#domain/record.ts';

export const selfBillingSettings = z.object({
  textBelow: z.optional(z.partialRecord(z.enum(['fr', 'nl', 'de', 'en']), z.string()))
});

/** The words by language; none for what another version wrote. */
export function slipTextBelow({ apps }: Pick<Company, 'apps'>): ByLang {
  const read = selfBillingSettings.safeParse(apps?.[SELF_BILLING_APP]?.settings ?? {});
  return (read.success && read.data.textBelow) || {};
}

/** The company with other words in a language; left empty they go. */
export function withSlipTextBelow(company: Company, lang: Lang, text: string): Company {
  const app = company.apps?.[SELF_BILLING_APP];
  const { [lang]: _, ...others } = slipTextBelow(company);
  const textBelow = text === '' ? others : { ...others, [lang]: text };
  return { ...company, apps: { ...company.apps, [SELF_BILLING_APP]: { on: app?.on ?? false, ...app, settings: { ...app?.settings, textBelow } } } };
}
