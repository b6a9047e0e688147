// Joining with an invitation: the link read and shown, keys left for the inviter, and in once an owner said yes. What was asked is kept on the
// device, so that the answer may take days and the tab may be closed.
import * as z from 'zod/mini';
import { newDeviceKeys } from '#sync/keys/found.ts';
import type { SyncId } from '#sync/ids.ts';
import { checkAdmission } from '#sync/pairing/admit.ts';
import { type Hello, invitationKeys, readHello } from '#sync/pairing/invite.ts';
import { readInvitationLink } from '#sync/pairing/link.ts';
import { askToJoin } from '#sync/pairing/request.ts';
import type { InvitationSeen } from '#sync/wire/invitations.ts';
import type { Device } from '../../device.ts';
import type { CompanyStore } from '../../company.ts';
import { instant, deviceChance } from '../../chance.ts';
import { deviceCrypto, type Outside } from '../open-relay.ts';
import { RelayClient } from '../relay/client.ts';
import { requestJoin, seenInvitation, unaskJoin } from '../relay/door.ts';
import { isRelayFault, RelayFault } from '../relay/fault.ts';
import { deviceNet, Http } from '../relay/http.ts';
import { JOINING } from './joining-key.ts';
import { keptKeys } from './kept-keys.ts';
import { enterMember } from './new-member.ts';

/** What an invitation says, for the person to decide. */
export interface Invited extends Hello {
  id: SyncId;
  link: string;
  expiresAt: string;
  /** Somebody has used it already. */
  used: boolean;
}

/** Reads what was scanned or pasted. @throws SyncError `malformed`, `newer`, `tag`; RelayFault `absent` (ran out, withdrawn), `declined`, `unreachable` */
export async function readInvitation(text: string, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<Invited> {
  const { relay, secret } = readInvitationLink(text);
  const keys = await invitationKeys(crypto, secret);
  const { state, hello, expiresAt } = await seenInvitation(new Http(relay, net), keys.id);
  return { ...(await readHello(crypto, keys, hello)), id: keys.id, link: text.trim(), expiresAt, used: state !== 'open' };
}

/** A question that is not answered yet, as the device keeps it; its keys are not extractable. */
const joining = z.object({
  invited: z.custom<Invited>((value) => typeof value === 'object' && value !== null),
  keys: keptKeys,
  request: z.string(),
  /** Under which name; absent from apps of before. */
  name: z.optional(z.string()),
  askedAt: z.string()
});
export type Joining = z.output<typeof joining>;

/**
 * Leaves this device's keys for the inviter. The same again is fine: the keys of the first time are left again.
 * @param name of this device (or person), which the inviter compares @throws RelayFault `used`, `absent`, `declined`, `unreachable`
 */
export async function askToBeIn(device: Device, invited: Invited, name: string, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<Joining> {
  const key = JOINING + invited.id;
  const { relay, secret } = readInvitationLink(invited.link);
  let asked = await device.preference(key, joining);
  if (!asked) {
    const keys = await newDeviceKeys(crypto);
    const { request } = await askToJoin(crypto, await invitationKeys(crypto, secret), keys, keys.publicKeys, name);
    asked = { invited, keys: keys as Joining['keys'], request, name, askedAt: instant(deviceChance) };
    // Kept before it is left: an answer to keys that are gone would use up the invitation.
    await device.setPreference(key, asked);
  }
  await requestJoin(new Http(relay, net), invited.id, asked.request);
  return asked;
}

/** What this device has asked and not heard of. */
export async function joinings(device: Device): Promise<Joining[]> {
  const rows = await device.connection.run((db) => db.preferences.where('key').startsWith(JOINING).toArray());
  return rows.flatMap(({ value }) => {
    const read = joining.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

export function forgetJoining(device: Device, { invited }: Joining): Promise<void> {
  return device.setPreference(JOINING + invited.id, undefined);
}

/**
 * Gives up what was asked: nobody can let this device in with it any more.
 * @returns false when an owner said yes meanwhile: it is in, and `tryJoin` finds it so @throws RelayFault `unreachable` …: it stands as it was
 */
export async function giveUpJoining(device: Device, joining: Joining, { net = deviceNet }: Outside = {}): Promise<boolean> {
  const { relay } = readInvitationLink(joining.invited.link);
  try {
    await unaskJoin(new Http(relay, net), joining.invited.id, joining.request);
  } catch (error) {
    if (isRelayFault(error, 'used')) return false;
    // Declined, run out, or taken back before an answer that was lost.
    if (!isRelayFault(error, 'absent', 'declined')) throw error;
  }
  await forgetJoining(device, joining);
  return true;
}

async function stateOf(http: Http, invitation: SyncId): Promise<InvitationSeen['state'] | 'gone'> {
  try {
    return (await seenInvitation(http, invitation)).state;
  } catch (error) {
    // Ran out or withdrawn; perhaps after it was answered.
    if (isRelayFault(error, 'absent')) return 'gone';
    throw error;
  }
}

/**
 * Looks whether an owner has let this device in; then the company is on it, and its loop may start. To be asked every second or two while a
 * person waits, and at each start of the app.
 * @returns undefined as long as nobody has answered
 * @throws RelayFault `absent` when the invitation ran out unanswered, `declined` when an owner said no, `revoked`; SyncError when what the relay shows is not what was promised
 */
export async function tryJoin(device: Device, { invited, keys }: Joining, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<CompanyStore | undefined> {
  const { relay } = readInvitationLink(invited.link);
  const http = new Http(relay, net);
  // One request each time, as long as nobody has answered.
  const state = await stateOf(http, invited.id);
  if (state === 'open' || state === 'asked') return undefined;
  const client = new RelayClient(http, crypto, { company: invited.company, id: keys.id, signingKey: keys.signingKey });
  try {
    await client.session.token();
  } catch (error) {
    // Gone, and this device is not on the list: nobody let it in.
    throw isRelayFault(error, 'proof') && state === 'gone' ? new RelayFault('absent') : error;
  }
  const { acts, grant } = await client.keys(0);
  const { list } = await checkAdmission(crypto, invited, { id: keys.id, ...keys.publicKeys }, acts);
  if (!grant) throw new RelayFault('odd');
  const store = await enterMember(device, crypto, { relay, keys, list, acts, grant, standing: await client.standing(), companyName: invited.companyName, kept: JOINING + invited.id });
  // Where another tab was faster.
  await forgetJoining(device, { invited } as Joining);
  return store;
}
