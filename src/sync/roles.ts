// What a role allows: asked by the relay for every request and by every device for every envelope.
import { BLOBS_SCOPE, COMPANY_SCOPE, HANDOVER_SCOPE, KEYS_SCOPE, SALES_SCOPE, type Scope } from './scopes.ts';
import type { Role, Scopes } from './wire/list.ts';

/** The part of a list entry that counts. */
export interface RoleEntry {
  role: Role;
  /** Staff only. */
  scopes?: Scopes;
}

/**
 * `read`: receives the scope's envelopes and holds its key. `push`: its envelopes count; in scope `keys`, its acts on the list do.
 * In `blobs`, sends files. `issue`: its envelopes may carry numbers of documents.
 */
export type Action = 'read' | 'push' | 'issue';

/** Whether a device of that role may do that in that scope, one unknown to this version included. A revoked device may nothing: ask before. */
export function allowed({ role, scopes = {} }: RoleEntry, scope: Scope, action: Action): boolean {
  if (action === 'issue') return scope === SALES_SCOPE && allowed({ role, scopes }, scope, 'push');
  if (scope === KEYS_SCOPE) return action === 'read' || role === 'owner' || role === 'recovery';
  switch (role) {
    case 'owner':
      return true;
    case 'recovery':
      // It holds the company key and reads; what it is for is to put a new owner's device on the list.
      return action === 'read';
    case 'accountant':
      return action === 'read' || scope === HANDOVER_SCOPE;
    case 'staff': {
      if (scope === BLOBS_SCOPE) return action === 'read' || Object.values(scopes).includes('edit');
      // The accountant's marks are part of what is seen of a document: who has the documents has them alike.
      const of = scope === HANDOVER_SCOPE && !Object.hasOwn(scopes, scope) ? SALES_SCOPE : scope;
      const right = Object.hasOwn(scopes, of) ? scopes[of] : undefined;
      return action === 'read' ? scope === COMPANY_SCOPE || right !== undefined : right === 'edit';
    }
    default:
      return false;
  }
}

/** The scopes of which a device of that role gets keys, out of those that are known; `blobs` included. */
export function scopesOf(entry: RoleEntry, known: readonly Scope[]): Scope[] {
  const named = Object.keys(entry.scopes ?? {}).filter((scope) => !known.includes(scope) && scope !== BLOBS_SCOPE && scope !== KEYS_SCOPE);
  return [...known, ...named, BLOBS_SCOPE].filter((scope) => allowed(entry, scope, 'read'));
}
