// An owner invites: a device of their own, a member of the staff, the accountant. The link (or its QR) is all that the other needs.
import { companyKey } from '#sync/keys/company.ts';
import type { SyncId } from '#sync/ids.ts';
import { INVITATION_SECONDS } from '#sync/limits.ts';
import { invite } from '#sync/pairing/invite.ts';
import { invitationLink } from '#sync/pairing/link.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { Connected } from '../connected.ts';
import { refreshKeys } from '../exchange.ts';
import { asOwner } from './owner.ts';

export interface Inviting {
  /** What the other will be; staff with their scopes. */
  rights: RoleEntry;
  /** As the other is shown it before joining. */
  companyName: string;
}

export interface Invitation {
  id: SyncId;
  /** For the QR, or to be sent. It holds the secret, which the relay never sees. */
  link: string;
  /** Instant; by this device's clock. */
  expiresAt: string;
}

/** A device of an owner has 15 minutes, a person 7 days. @throws RelayFault `slow-down` with too many open ones; StoreError `refused` when not an owner's */
export async function inviteMember(connected: Connected, { rights, companyName }: Inviting): Promise<Invitation> {
  const { crypto, chance, relay } = connected;
  // With the keys of now: another owner's device may have changed them since, and what was closed with earlier ones nobody lets in.
  await refreshKeys(connected);
  return asOwner(connected, async ({ list, keys, company }) => {
    const epoch = list.epochs.length;
    const life = rights.role === 'owner' ? 'device' : 'person';
    const key = await companyKey(crypto, list.company, epoch, company.get(epoch)!);
    const { secret, post } = await invite(crypto, list, { by: keys.id, companyName, life, key, ...rights });
    await relay.invite(post);
    const expiresAt = new Date(chance.now() + INVITATION_SECONDS[life] * 1000).toISOString();
    return { id: post.id, link: invitationLink({ relay: relay.http.relay, secret }), expiresAt };
  });
}
