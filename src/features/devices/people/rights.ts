// What an invitation can give, as the fields hold it.
import type { RoleEntry } from '#sync/roles.ts';

export type Right = 'none' | 'see' | 'edit';
export interface RightsDraft {
  role: 'staff' | 'accountant';
  sales: Right;
  contacts: Right;
  purchases: Right;
  companydocuments: Right;
}

export const NEW_STAFF: RightsDraft = { role: 'staff', sales: 'edit', contacts: 'edit', purchases: 'none', companydocuments: 'none' };

/** The rights as the device list holds them; a scope that is closed is not named. */
export function rightsOf({ role, sales, contacts, purchases, companydocuments }: RightsDraft): RoleEntry {
  if (role === 'accountant') return { role };
  const named = Object.entries({ sales, contacts, purchases, companydocuments }).filter((entry): entry is [string, 'see' | 'edit'] => entry[1] !== 'none');
  return { role, scopes: Object.fromEntries(named) };
}

/** Back into the fields. */
export function draftOf({ role, scopes = {} }: RoleEntry): RightsDraft {
  return { role: role === 'accountant' ? role : 'staff', sales: scopes['sales'] ?? 'none', contacts: scopes['contacts'] ?? 'none', purchases: scopes['purchases'] ?? 'none', companydocuments: scopes['companydocuments'] ?? 'none' };
}

/** `nothing`: staff that may see nothing at all need no access. `customers`: an invoice cannot be made without them. */
export function rightsFault({ role, sales, contacts, purchases, companydocuments }: RightsDraft): 'nothing' | 'customers' | undefined {
  if (role !== 'staff' || contacts !== 'none') return undefined;
  if (sales === 'none') return purchases === 'none' && companydocuments === 'none' ? 'nothing' : undefined;
  return sales === 'edit' ? 'customers' : undefined;
}
