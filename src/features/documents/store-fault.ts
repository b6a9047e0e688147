// What the store could not do, in words: what happened, what was kept, what to do.
import { StoreError } from '#store/errors.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import { m } from '#messages';

const texts: Partial<Record<StoreError['code'], () => string>> = {
  sealed: m.documents_fault_sealed,
  newer: m.documents_fault_newer,
  quota: m.documents_fault_quota,
  closed: m.documents_fault_closed,
  blocked: m.documents_fault_blocked,
  corrupt: m.documents_fault_corrupt,
  absent: m.documents_fault_absent,
  away: m.documents_fault_away,
  unreached: m.documents_fault_unreached,
  busy: m.documents_fault_busy,
  number: m.documents_fault_number,
  date: m.documents_fault_date,
  ahead: m.documents_fault_ahead,
  role: m.documents_fault_role
};

/** The fault in the reader's words; an error that is none of the store's gets the general ones. */
export function faultText(error: unknown): string {
  // The relay is asked for nothing but a number here: cut off after that, the answer is still to come.
  if (isRelayFault(error, 'unreachable', 'odd', 'stopping', 'fault', 'slow-down')) return m.documents_fault_on_its_way();
  if (isRelayFault(error, 'revoked', 'proof')) return m.documents_fault_cut();
  if (isRelayFault(error)) return m.documents_fault_relay();
  return (error instanceof StoreError && texts[error.code]?.()) || m.documents_fault_unknown();
}
