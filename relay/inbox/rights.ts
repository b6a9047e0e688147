// Who may take over what comes through a connection, and so have it brought: those who may write what is made of it.
import { allowed } from '#sync/roles.ts';
import type { Member } from '../api/member.ts';
import type { Inbox } from '../storage/inbox-port.ts';

/** Owners, and staff who may edit anything: of which connection, its key says. */
export function mayTakeOver({ role, scopes = {} }: Member['entry']): boolean {
  return role === 'owner' || (role === 'staff' && Object.values(scopes).includes('edit'));
}

/** Connections whose things a device may take over: those whose private key lies where it may write what it makes of them. */
export const takenOverBy =
  (inbox: Inbox) =>
  async ({ company, entry }: Pick<Member, 'company' | 'entry'>): Promise<string[]> =>
    (await inbox.keys(company)).filter(({ scope }) => allowed(entry, scope, 'push')).map(({ connection }) => connection);
