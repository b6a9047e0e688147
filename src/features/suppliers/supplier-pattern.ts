// How suppliers are numbered.
import type { Company } from '#domain/company/model.ts';
import { checkPattern } from '#domain/numbering/format.ts';

const USUAL = 'F{n:5}';

/** The pattern of the purchases' settings, or the usual one where none is set or it cannot be read. */
export function supplierPattern({ apps }: Pick<Company, 'apps'>): string {
  const set = apps?.['purchases']?.settings?.['supplierPattern'];
  return typeof set === 'string' && checkPattern(set, { yearly: false }).ok ? set : USUAL;
}
