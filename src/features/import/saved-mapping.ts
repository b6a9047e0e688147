// Mappings remembered on this device: the next file with the same headings is mapped as the last one was.
import * as z from 'zod/mini';
import type { Mapping } from '#domain/import/field.ts';
import { headerSignature } from '#domain/import/fold-heading.ts';
import type { DecimalMark } from '#domain/import/delimiter.ts';
import { device } from '#store/device.ts';

const savedMapping = z.object({
  mapping: z.record(z.string(), z.number()),
  decimalMark: z.enum([',', '.'])
});

export interface SavedMapping {
  mapping: Mapping;
  decimalMark: DecimalMark;
}

const keyOf = (company: string, kind: string, headings: readonly string[]) => `import-mapping ${company} ${headerSignature(kind, headings)}`;

/** The mapping of the last file with these headings; columns or fields that no longer exist are left out. */
export async function rememberedMapping(company: string, kind: string, headings: readonly string[], fields: object): Promise<SavedMapping | undefined> {
  const saved = await device.preference(keyOf(company, kind, headings), savedMapping);
  if (!saved) return undefined;
  const known = Object.entries(saved.mapping).filter(([key, column]) => Object.hasOwn(fields, key) && Number.isInteger(column) && column >= 0 && column < headings.length);
  return { mapping: Object.fromEntries(known), decimalMark: saved.decimalMark };
}

/** Remembers how a file was mapped. */
export async function rememberMapping(company: string, kind: string, headings: readonly string[], saved: SavedMapping): Promise<void> {
  await device.setPreference(keyOf(company, kind, headings), { mapping: { ...saved.mapping }, decimalMark: saved.decimalMark });
}
