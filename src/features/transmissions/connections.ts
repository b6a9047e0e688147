// The systems to which this company sends documents.
import type { Company } from '#domain/company/model.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import { APPS } from '#features/app/apps.ts';
import { isOn, type SendsTo } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';

/** One that is on and set up. */
export interface ActiveSending extends Omit<SendsTo, 'rule'> {
  rule: Rule;
  /** Where it is configured. */
  href: string | undefined;
}

/** Those that are on and set up; none where there is no relay, which brings documents there. */
export function activeSendings(company: Company): ActiveSending[] {
  if (session.sync.state === 'off') return [];
  return APPS.flatMap((app) => {
    const rule = app.sends && isOn(company, app) ? app.sends.rule(company) : undefined;
    return rule ? [{ ...app.sends!, rule, href: app.card?.settings?.href }] : [];
  });
}

/** What a connection is called, also when it is off by now. */
export const nameOf = (connection: string): string => APPS.find(({ sends }) => sends?.connection === connection)?.sends?.name() ?? connection;

/** Whether the company sends, or ever sent, to more than one: then what the lists say is not of one alone. */
export const severalSendings = (company: Company): boolean => APPS.filter(({ id, sends }) => sends && company.apps?.[id]?.settings).length > 1;
