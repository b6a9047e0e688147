// The next act on a device list: checked in full, then the list as it stands after it. The same on relay and devices.
import { nextLetter } from '#domain/numbering/letters.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import { ACTS, DEVICES } from '../limits.ts';
import { allowed } from '../roles.ts';
import { isContentScope, KEYS_SCOPE } from '../scopes.ts';
import { verifyJson } from '../signed-json.ts';
import type { Act, ActOf, NewDevice, Role, Scopes, SignedAct } from '../wire/list.ts';
import { ACT_PURPOSE, actHash, companyOf, NOTHING_BEFORE, readAct } from './read-act.ts';
import { type DeviceEntry, type DeviceList, deviceOf, liveDevice } from './state.ts';

const refuse = (why: string): never => {
  throw new SyncError('refused', why);
};

/**
 * The list of a company after its first act.
 * @throws SyncError `foreign` when it founds another company, `signature`, `malformed`, `newer`, `refused`
 */
export async function foundList(crypto: Crypto, company: SyncId, value: SignedAct): Promise<DeviceList> {
  const { act, signed } = readAct(value);
  if (act.verb !== 'found') throw new SyncError('malformed', 'first act');
  if ((await companyOf(crypto, signed.act)) !== company) throw new SyncError('foreign');
  const { device } = act;
  if (act.number !== 1 || act.before !== NOTHING_BEFORE || act.by !== device.id || device.role !== 'owner' || device.letter !== 'A') refuse('first act');
  await verifyJson(crypto, device.signingKey, ACT_PURPOSE, signed.act, signed.signature);
  const head = await actHash(crypto, signed.act);
  return { company, number: 1, head, hashes: [head], devices: [entryOf(device, act)], epochs: [{ epoch: 1, check: act.check }] };
}

/**
 * The list after one more act; the list itself when it holds that act already.
 * @throws SyncError `fork` (it does not follow from this list), `gap` (acts between are missing), `foreign`, `signature`, `stranger`,
 * `revoked`, `role`, `refused`, `malformed`, `newer`
 */
export async function applyAct(crypto: Crypto, list: DeviceList, value: SignedAct): Promise<DeviceList> {
  const { act, signed } = readAct(value);
  const hash = await actHash(crypto, signed.act);
  if (act.number <= list.number) {
    if (list.hashes[act.number - 1] !== hash) throw new SyncError('fork');
    return list;
  }
  if (act.number > list.number + 1) throw new SyncError('gap', 'device list');
  if (act.before !== list.head) throw new SyncError('fork');
  if (act.verb === 'found' || list.number >= ACTS) return refuse('another beginning');
  if (act.company !== list.company) throw new SyncError('foreign');
  const author = liveDevice(list, act.by);
  // Whoever it is may leave.
  const leaves = act.verb === 'revoke' && act.device === act.by;
  if (!leaves && !allowed(author, KEYS_SCOPE, 'push')) throw new SyncError('role');
  await verifyJson(crypto, author.signingKey, ACT_PURPOSE, signed.act, signed.signature);
  const after = changed(list, act, author);
  if (!after.devices.some(({ role, revoked }) => role === 'owner' && !revoked)) refuse('no owner would be left');
  return { ...after, number: act.number, head: hash, hashes: [...list.hashes, hash] };
}

function changed(list: DeviceList, act: Exclude<Act, ActOf<'found'>>, author: DeviceEntry): DeviceList {
  switch (act.verb) {
    case 'add':
      checkNew(list, act.device, author);
      return { ...list, devices: [...list.devices, entryOf(act.device, act)] };
    case 'rename':
      return replaced(list, { ...live(list, act.device), name: act.name });
    case 'setRole': {
      const device = live(list, act.device);
      checkRights(act.role, act.scopes);
      if (device.role === 'recovery' || act.role === 'recovery') refuse('a recovery sheet changes no role');
      const { role, scopes, before, ...rest } = device;
      const earlier = [...before, { role, ...(scopes && { scopes }), upTo: act.upTo }];
      return replaced(list, { ...rest, role: act.role, ...(act.scopes && { scopes: act.scopes }), before: earlier });
    }
    case 'revoke':
      return replaced(list, { ...live(list, act.device), revoked: { at: act.at, by: act.by, upTo: act.upTo, epoch: list.epochs.length } });
    case 'rotate':
      if (act.epoch !== list.epochs.length + 1) refuse('epoch');
      return { ...list, epochs: [...list.epochs, { epoch: act.epoch, check: act.check, chain: act.chain }] };
    default:
      return act satisfies never;
  }
}

function live(list: DeviceList, id: SyncId): DeviceEntry {
  const device = deviceOf(list, id);
  return device && !device.revoked ? device : refuse('no such device');
}

function replaced(list: DeviceList, entry: DeviceEntry): DeviceList {
  return { ...list, devices: list.devices.map((device) => (device.id === entry.id ? entry : device)) };
}

/** Nothing of a new device may have been another's: not its id, not its keys, not its letter. */
function checkNew(list: DeviceList, device: NewDevice, author: DeviceEntry): void {
  checkRights(device.role, device.scopes);
  const used = list.devices.flatMap(({ id, signingKey, wrappingKey }) => [id, signingKey, wrappingKey]);
  if ([device.id, device.signingKey, device.wrappingKey].some((value) => used.includes(value)) || device.signingKey === device.wrappingKey) refuse('used before');
  const letters = list.devices.flatMap(({ letter }) => letter ?? []);
  if (device.letter !== undefined && device.letter !== nextLetter(letters)) refuse('letter');
  const living = list.devices.filter(({ revoked }) => !revoked);
  if (living.length >= DEVICES) refuse('too many devices');
  if (device.role === 'recovery' && (living.some(({ role }) => role === 'recovery') || author.role !== 'owner' || device.letter)) refuse('recovery');
  if (device.role === 'accountant' && device.letter) refuse('letter');
}

/** Only staff have rights by scope. */
function checkRights(role: Role, scopes: Scopes | undefined): void {
  if (role === 'staff' ? !scopes || !Object.keys(scopes).every(isContentScope) : scopes !== undefined) refuse('rights');
}

function entryOf({ id, role, scopes, name, signingKey, wrappingKey, letter }: NewDevice, act: Act): DeviceEntry {
  return {
    ...{ id, role, signingKey, wrappingKey, addedAt: act.at, addedBy: act.by, before: [] },
    ...(scopes && { scopes }),
    ...(name !== undefined && { name }),
    ...(letter !== undefined && { letter })
  };
}
