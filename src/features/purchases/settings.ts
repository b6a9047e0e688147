// What a person sets of the purchases app, as it stands in the company's settings.
import * as z from 'zod/mini';
import type { Company } from '#domain/company/model.ts';

export const purchaseSettings = z.object({
  /** Pattern of suppliers' own numbers. */
  supplierPattern: z.optional(z.string())
});
export type PurchaseSettings = Required<z.output<typeof purchaseSettings>>;

const FIRST: PurchaseSettings = { supplierPattern: 'F{n:5}' };

/** The settings, with what stands for those never made and for what another version wrote. */
export function settingsOf({ apps }: Pick<Company, 'apps'>): PurchaseSettings {
  const read = purchaseSettings.safeParse(apps?.['purchases']?.settings ?? {});
  return { supplierPattern: (read.success ? read.data.supplierPattern : undefined) ?? FIRST.supplierPattern };
}
