// The open invitations of a company, and who asks to be let in with one.
import type { Bytes } from '#sync/bytes.ts';
import type { SyncId } from '#sync/ids.ts';
import { SyncError } from '#sync/error.ts';
import { companyKey } from '#sync/keys/company.ts';
import { invitationKeys, openKept, readHello } from '#sync/pairing/invite.ts';
import { type JoinRequest, readRequest } from '#sync/pairing/request.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { InvitationsAnswer } from '#sync/wire/invitations.ts';
import type { Exchange } from '../exchange.ts';
import type { Connected } from '../connected.ts';
import { seenInvitation } from '../relay/door.ts';
import { asOwner, type Owner } from './owner.ts';

export interface OpenInvitation extends RoleEntry {
  id: SyncId;
  /** Device that invited. */
  by: SyncId;
  createdAt: string;
  expiresAt: string;
  /** Who asks: the person compares the name before letting it in. `unreadable`: not left by who has the link, or the keys have changed since. */
  asks?: { name: string } | 'unreadable';
  /** The keys have changed since: nobody can be let in with it any more. */
  lapsed?: true;
}

/** Those that are not answered yet. @throws StoreError `refused` when this is not an owner's device; RelayFault */
export async function openInvitations(connected: Connected): Promise<OpenInvitation[]> {
  const { invitations } = await connected.relay.invitations();
  const open = invitations.filter(({ state }) => state !== 'answered');
  return asOwner(connected, (owner) =>
    Promise.all(
      open.map(async (one): Promise<OpenInvitation> => {
        const { id, by, role, scopes, createdAt, expiresAt } = one;
        const asks = one.request === undefined ? undefined : await nameOf(connected, owner, one);
        const lapsed = asks === undefined && !(await isOfNow(connected, owner, one));
        return { id, by, role, createdAt, expiresAt, ...(scopes && { scopes }), ...(asks && { asks }), ...(lapsed && { lapsed }) };
      })
    )
  );
}

async function nameOf(connected: Connected, owner: Owner, one: OneInvitation): Promise<OpenInvitation['asks']> {
  try {
    return { name: (await readAsking(connected, owner, one)).request.name };
  } catch (error) {
    if (error instanceof SyncError) return 'unreadable';
    throw error;
  }
}

async function isOfNow(connected: Connected, owner: Owner, one: OneInvitation): Promise<boolean> {
  return secretOf(connected, owner, one).then(() => true, (error: unknown) => {
    if (error instanceof SyncError) return false;
    throw error;
  });
}

/** What the inviter closed for owners' devices, with the key of the epoch in which it was. @throws SyncError `tag`, `malformed` */
async function secretOf({ crypto }: Exchange, { list, company }: Owner, { id, kept }: OneInvitation): Promise<Bytes> {
  const epoch = list.epochs.length;
  return openKept(crypto, await companyKey(crypto, list.company, epoch, company.get(epoch)!), id, kept ?? '');
}

export type OneInvitation = InvitationsAnswer['invitations'][number];

/**
 * Who asks, and what was promised: the rights as the inviter closed them, not as the relay says them now.
 * @throws SyncError `tag`, `signature`, `malformed`; `refused` when the relay names other rights
 */
export async function readAsking(connected: Exchange & Connected, owner: Owner, one: OneInvitation): Promise<{ request: JoinRequest; rights: RoleEntry }> {
  const { crypto, relay } = connected;
  const keys = await invitationKeys(crypto, await secretOf(connected, owner, one));
  const { hello } = await seenInvitation(relay.http, one.id);
  const { role, scopes } = await readHello(crypto, keys, hello);
  if (role !== one.role || JSON.stringify(sorted(scopes)) !== JSON.stringify(sorted(one.scopes))) throw new SyncError('refused', 'other rights');
  return { request: await readRequest(crypto, keys, one.request ?? ''), rights: { role, ...(scopes && { scopes }) } };
}

const sorted = (scopes: RoleEntry['scopes']) => scopes && Object.entries(scopes).sort(([a], [b]) => (a < b ? -1 : 1));
