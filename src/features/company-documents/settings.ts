// What the app keeps of e-Box among the company's settings; all else is the relay's.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import { EBOX_APP } from './paths.ts';

export const eboxAppSettings = z.object({
  /** The connection works: it was tried and kept. */
  active: z.optional(z.boolean()),
  /** It is the stand-in of the relay. */
  practice: z.optional(z.boolean()),
  /** When the certificate that is in use ends, as the relay last showed it to an owner. */
  certificateUntil: z.optional(z.string().check(z.maxLength(40))),
  /** Steps that a person said are done, by their names. */
  steps: z.optional(z.record(z.string(), z.boolean())),
  /** Somebody was told that opening marks as read at the government. */
  toldOfReading: z.optional(z.boolean())
});
export type EboxAppSettings = z.output<typeof eboxAppSettings>;

/** @returns what is set; nothing where that cannot be read */
export const eboxSettingsOf = ({ apps }: Pick<Company, 'apps'>): EboxAppSettings => eboxAppSettings.safeParse(apps?.[EBOX_APP]?.settings ?? {}).data ?? {};

/** The company with some of it changed. */
export function withEboxSettings(company: Company, change: Partial<EboxAppSettings>): Company {
  const app = company.apps?.[EBOX_APP];
  return { ...company, apps: { ...company.apps, [EBOX_APP]: { on: true, ...app, settings: { ...app?.settings, ...change } } } };
}
