// Members, rights and faults of the relay in words: what happened, what was kept, what to do.
import type { RoleEntry } from '#sync/roles.ts';
import { SyncError } from '#sync/error.ts';
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';
import { isRelayFault, type RelayFaultCode } from '#store/sync/relay/fault.ts';
import { type RightsDraft, rightsFault } from './people/rights.ts';

const roles: Record<RoleEntry['role'], () => string> = {
  owner: m.devices_role_owner,
  staff: m.devices_role_staff,
  accountant: m.devices_role_accountant,
  recovery: m.devices_sheet
};

const rightOf = (right: 'see' | 'edit' | undefined) => (right === 'edit' ? m.devices_right_edit() : right === 'see' ? m.devices_right_see() : m.devices_right_none());

/** "Staff (sales: edit, customers and products: see, purchases: none)". */
export function rightsWords({ role, scopes = {} }: RoleEntry): string {
  if (role !== 'staff') return roles[role]();
  const said = { sales: rightOf(scopes['sales']), contacts: rightOf(scopes['contacts']), purchases: rightOf(scopes['purchases']) };
  const papers = scopes['companydocuments'];
  // Named where there is something: most companies have no such documents.
  return papers ? m.devices_role_staff_papers({ ...said, papers: rightOf(papers) }) : m.devices_role_staff_with(said);
}

/** What keeps rights from being given, in words; undefined when they may. */
export function rightsFaultWords(rights: RightsDraft): string | undefined {
  const fault = rightsFault(rights);
  return fault && (fault === 'nothing' ? m.devices_choose_right() : m.devices_see_customers());
}

const relayTexts: Partial<Record<RelayFaultCode, () => string>> = {
  unreachable: m.devices_fault_unreachable,
  odd: m.devices_fault_odd,
  stopping: m.devices_fault_unreachable,
  admission: m.devices_fault_admission,
  absent: m.devices_fault_absent,
  declined: m.devices_fault_declined,
  used: m.devices_fault_used,
  revoked: m.devices_fault_revoked,
  proof: m.devices_fault_unknown_device,
  role: m.devices_fault_role,
  'slow-down': m.devices_fault_slow_down,
  full: m.devices_fault_full,
  list: m.devices_fault_again,
  behind: m.devices_fault_again
};

/** Whatever a verb of members threw, in the reader's words. */
export function faultWords(error: unknown): string {
  if (isRelayFault(error)) return (relayTexts[error.code] ?? m.devices_fault_unexpected)();
  if (error instanceof SyncError) {
    if (error.code === 'malformed') return m.devices_fault_malformed();
    if (error.code === 'newer') return m.devices_fault_newer();
    if (error.code === 'expired') return m.devices_fault_absent();
    if (error.code === 'refused') return m.devices_fault_last_owner();
    return m.devices_fault_not_promised();
  }
  if (error instanceof StoreError) {
    if (error.code === 'quota') return m.devices_fault_quota();
    if (error.code === 'refused' || error.code === 'role') return m.devices_fault_role();
    if (error.code === 'busy') return m.devices_fault_again();
  }
  return m.devices_fault_unexpected();
}
