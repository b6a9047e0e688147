// The devices of a company, as a person knows them: name, letter, rights, last visit.
import { SyncError } from '#sync/error.ts';
import { hasLeft } from '#sync/list/state.ts';
import type { SyncId } from '#sync/ids.ts';
import { openName } from '#sync/keys/name.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import type { Exchange } from '../exchange.ts';
import type { Connected } from '../connected.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { LINK, readState } from '../state.ts';

export interface Member extends RoleEntry {
  id: SyncId;
  /** '' when its name cannot be read here. */
  name: string;
  /** Of its own series of numbers; devices that give none have none. */
  letter?: string;
  /** This very device. */
  me: boolean;
  addedAt: string;
  revokedAt?: string;
  /** It took itself off. */
  left?: true;
  /** As the relay says; absent offline. */
  lastSeenAt?: string;
}

export interface Members {
  devices: Member[];
  /** Since when there is a recovery sheet that is good. */
  sheetSince?: string;
}

/** What this device knows of the members: for a live query, offline too. */
export async function members({ connection, crypto }: Pick<Exchange, 'connection' | 'crypto'>): Promise<Members> {
  const [link, list, keys] = await connection.run((db) => Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'ring')]));
  if (!link || !list) return { devices: [] };
  const ring = new KeyRing(keys);
  const people = list.devices.filter(({ role }) => role !== 'recovery');
  const devices = await Promise.all(
    people.map(async (device): Promise<Member> => {
      const { id, role, scopes, letter, name, addedAt, revoked } = device;
      const bare = { id, role, name: name === undefined ? '' : await readable(openName(crypto, ring, list.company, id, name)), me: id === link.device, addedAt };
      return { ...bare, ...(scopes && { scopes }), ...(letter !== undefined && { letter }), ...(revoked && { revokedAt: revoked.at }), ...(hasLeft(device) && { left: true }) };
    })
  );
  const sheet = list.devices.find(({ role, revoked }) => role === 'recovery' && !revoked);
  return { devices, ...(sheet && { sheetSince: sheet.addedAt }) };
}

/** The same with last visits. @throws RelayFault */
export async function membersWithVisits(connected: Connected): Promise<Members> {
  const { devices: visits } = await connected.relay.devices();
  const seen = new Map(visits.map(({ id, lastSeenAt }) => [id, lastSeenAt]));
  const known = await members(connected);
  return { ...known, devices: known.devices.map((member) => ({ ...member, ...(seen.get(member.id) !== undefined && { lastSeenAt: seen.get(member.id)! }) })) };
}

async function readable(name: Promise<string>): Promise<string> {
  try {
    return await name;
  } catch (error) {
    if (error instanceof SyncError) return '';
    throw error;
  }
}
