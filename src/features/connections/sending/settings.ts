// What a person sets of a system that takes documents, as it stands in the company's settings; sign-in and place are the relay's.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import { isIsoDate } from '#domain/dates.ts';
import type { Rule, SentKind } from '#domain/transmission/rule.ts';

/** What can go by itself, in the order of the screen; credit notes of self-billing documents go with these. */
export const AUTOMATIC = ['invoice', 'creditNote', 'selfBilling', 'purchase'] as const satisfies readonly SentKind[];
export type Automatic = (typeof AUTOMATIC)[number];

export const sendingSchema = z.object({
  /** The relay has the connection. */
  active: z.optional(z.boolean()),
  /** It is a stand-in of the relay. */
  practice: z.optional(z.boolean()),
  automatic: z.optional(z.array(z.enum(AUTOMATIC))),
  from: z.optional(z.string().check(z.refine(isIsoDate)))
});
export type SendingChange = z.output<typeof sendingSchema>;

export interface Settled {
  active: boolean;
  practice: boolean;
  automatic: readonly Automatic[];
  from: string;
}

type WithApps = Pick<Company, 'apps'>;

export interface SendingSettings {
  /** With what stands for those never made, and for what another version wrote. @param today day from which documents go where none was chosen */
  read(company: WithApps, today: string): Settled;
  /** The company with some of them changed. */
  change(company: Company, change: SendingChange): Company;
  /** What goes by itself; undefined as long as the relay has no connection. */
  rule(company: WithApps): Rule | undefined;
}

/** @param id of the connection at the relay and of the app, which go by the same name */
export function sendingSettings(id: string): SendingSettings {
  const read = ({ apps }: WithApps, today: string): Settled => {
    const stored = sendingSchema.safeParse(apps?.[id]?.settings ?? {});
    const { active = false, practice = false, automatic = AUTOMATIC, from = today } = stored.success ? stored.data : {};
    return { active, practice, automatic, from };
  };
  return {
    read,
    change(company, change) {
      const app = company.apps?.[id];
      return { ...company, apps: { ...company.apps, [id]: { on: app?.on ?? false, settings: { ...app?.settings, ...change } } } };
    },
    rule(company) {
      const { active, automatic, from } = read(company, '9999-12-31');
      if (!active) return undefined;
      return { from, kinds: automatic.flatMap((kind): SentKind[] => (kind === 'selfBilling' ? ['selfBilling', 'selfBillingCreditNote'] : [kind])) };
    }
  };
}
