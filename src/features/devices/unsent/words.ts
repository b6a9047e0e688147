// What a file of unsent changes holds, and what becomes of it, in words.
import { m } from '#messages';
import type { Found, How } from '#store/sync/take-in.ts';
import type { UnsentFault } from '#store/sync/unsent-file.ts';
import { faultWords } from '../words.ts';

const kinds: Record<Found['kind'], () => string> = {
  draft: m.devices_take_draft,
  customer: m.devices_take_customer,
  product: m.devices_take_product,
  supplier: m.devices_take_supplier,
  purchase: m.devices_take_purchase,
  company: m.devices_take_company,
  document: m.devices_take_document,
  other: m.devices_take_other
};

const hows: Record<How, () => string> = {
  added: m.devices_take_added,
  changed: m.devices_take_changed,
  beside: m.devices_take_beside,
  here: m.devices_take_here,
  aside: m.devices_take_aside
};

const faults: Record<UnsentFault, () => string> = {
  foreign: m.devices_take_foreign,
  newer: m.devices_take_newer,
  other: m.devices_take_wrong_company
};

/** "Draft", "Customer" … */
export const kindWords = (kind: Found['kind']): string => kinds[kind]();

/** What becomes of it, with the reason where it is not taken in. */
export function howWords({ kind, how }: Found): string {
  if (how === 'aside' && kind === 'company') return m.devices_take_settings();
  if (how === 'aside' && kind === 'document') return m.devices_take_common();
  return hows[how]();
}

/** Why a file could not be read or taken in. */
export function unsentFaultWords(error: unknown): string {
  const code = error instanceof Error && error.name === 'UnsentError' ? (error as Error & { code: UnsentFault }).code : undefined;
  return code ? faults[code]() : faultWords(error);
}
