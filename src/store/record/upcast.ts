// Old shapes of records brought forward when read; what is stored changes only with the next edit.
import type { RecordKind } from './kinds.ts';

/** Turns a record of version n into one of version n + 1. Pure; gets plain JSON that may lack anything. */
export type Upcast = (record: Record<string, unknown>) => Record<string, unknown>;

/** Per kind, the steps from version 1 on: the current version is their number + 1. Never change a step once released. */
export type Upcasts = Record<RecordKind, readonly Upcast[]>;

export const UPCASTS: Upcasts = { company: [], customer: [], product: [], invoice: [], creditNote: [], selfBilling: [], selfBillingCreditNote: [], supplier: [], purchase: [], connectionKey: [], companyDocument: [], eboxKey: [] };

/** Version of the shape that this app writes. */
export function currentSchema(kind: RecordKind, upcasts: Upcasts = UPCASTS): number {
  return upcasts[kind].length + 1;
}

/**
 * Brings a record forward to the current version; `newer` when the app is older than the record (then it comes as it is).
 * A record that does not say its version is of the first.
 */
export function upcast(
  kind: RecordKind,
  record: Record<string, unknown>,
  upcasts: Upcasts = UPCASTS
): { record: Record<string, unknown>; newer: boolean; changed: boolean } {
  const current = currentSchema(kind, upcasts);
  const said = record.schema;
  const from = typeof said === 'number' && Number.isSafeInteger(said) && said >= 1 ? said : 1;
  if (from > current) return { record, newer: true, changed: false };
  let result = record;
  for (let version = from; version < current; version++) result = { ...upcasts[kind][version - 1]!(result), schema: version + 1 };
  return { record: result, newer: false, changed: from < current };
}
