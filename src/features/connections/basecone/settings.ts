// What a person sets of Basecone, as it stands in the company's settings; sign-in and dossier are the relay's.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import { isIsoDate } from '#domain/dates.ts';
import type { Rule, SentKind } from '#domain/transmission/rule.ts';

/** The connection at the relay and the app go by the same name. */
export const BASECONE = 'basecone';
/** Type of the connection that is the stand-in of the relay. */
export const BASECONE_PRACTICE = 'basecone-practice';

/** What can go by itself, in the order of the screen; credit notes of self-billing documents go with these. */
export const AUTOMATIC = ['invoice', 'creditNote', 'selfBilling', 'purchase'] as const satisfies readonly SentKind[];
export type Automatic = (typeof AUTOMATIC)[number];

export const baseconeApp = z.object({
  /** The relay has the connection. */
  active: z.optional(z.boolean()),
  /** It is the practice Basecone of the relay. */
  practice: z.optional(z.boolean()),
  automatic: z.optional(z.array(z.enum(AUTOMATIC))),
  from: z.optional(z.string().check(z.refine(isIsoDate)))
});
export type BaseconeApp = z.output<typeof baseconeApp>;

/** The settings, with what stands for those never made, and for what another version wrote. @param today day from which documents go where none was chosen */
export function settingsOf({ apps }: Pick<Company, 'apps'>, today: string): { active: boolean; practice: boolean; automatic: readonly Automatic[]; from: string } {
  const read = baseconeApp.safeParse(apps?.[BASECONE]?.settings ?? {});
  const { active = false, practice = false, automatic = AUTOMATIC, from = today } = read.success ? read.data : {};
  return { active, practice, automatic, from };
}

/** The company with some of them changed. */
export function withSettings(company: Company, change: BaseconeApp): Company {
  const app = company.apps?.[BASECONE];
  return { ...company, apps: { ...company.apps, [BASECONE]: { on: app?.on ?? false, settings: { ...app?.settings, ...change } } } };
}

/** What goes by itself; undefined as long as the relay has no connection. */
export function ruleOf(company: Pick<Company, 'apps'>): Rule | undefined {
  const { active, automatic, from } = settingsOf(company, '9999-12-31');
  if (!active) return undefined;
  return { from, kinds: automatic.flatMap((kind): SentKind[] => (kind === 'selfBilling' ? ['selfBilling', 'selfBillingCreditNote'] : [kind])) };
}
