// What a person sets of the purchases app, as it stands in the company's settings.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';
import { checkPattern } from '#domain/numbering/format.ts';

export const purchaseSettings = z.object({
  /** Pattern of suppliers' own numbers. */
  supplierPattern: z.optional(z.string())
});
export type PurchaseSettings = Required<z.output<typeof purchaseSettings>>;

const FIRST: PurchaseSettings = { supplierPattern: 'F{n:5}' };

/** The settings, with what stands for those never made, for what another version wrote and for a pattern that gives no numbers. */
export function settingsOf({ apps }: Pick<Company, 'apps'>): PurchaseSettings {
  const read = purchaseSettings.safeParse(apps?.['purchases']?.settings ?? {});
  const { supplierPattern = FIRST.supplierPattern } = read.success ? read.data : {};
  return { supplierPattern: checkPattern(supplierPattern, { yearly: false }).ok ? supplierPattern : FIRST.supplierPattern };
}
