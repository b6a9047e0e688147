// What a company's device list says at one point: who is on it, with which rights, and the epochs of the company key.
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import type { EnvelopeKind, Header } from '../codec/header.ts';
import { allowed, type RoleEntry } from '../roles.ts';
import type { Scope } from '../scopes.ts';
import type { Role, Scopes } from '../wire/list.ts';

/** Running numbers per scope up to which something held; a scope not named: up to 0. */
export type UpTo = Record<Scope, number>;

export interface DeviceEntry extends RoleEntry {
  id: SyncId;
  role: Role;
  scopes?: Scopes;
  /** Base64url, closed with the key of scope `company` (keys/name.ts). */
  name?: string;
  signingKey: string;
  wrappingKey: string;
  letter?: string;
  addedAt: string;
  addedBy: SyncId;
  /** Rights that it had before, in order, each for its envelopes up to those numbers. */
  before: (RoleEntry & { upTo: UpTo })[];
  /** `by` itself: it left. `epoch`: the last whose keys it had; absent in lists of before. */
  revoked?: { at: string; by: SyncId; upTo: UpTo; epoch?: number };
}

export interface Epoch {
  epoch: number;
  check: string;
  /** Key of the epoch before, closed with this one's; absent in the first. */
  chain?: string;
}

/** Plain JSON: a device keeps it as it is. */
export interface DeviceList {
  company: SyncId;
  /** Number and hash of the last act. */
  number: number;
  head: string;
  /** Hash of each act, the first at 0. */
  hashes: string[];
  devices: DeviceEntry[];
  epochs: Epoch[];
}

export function deviceOf(list: DeviceList, id: SyncId): DeviceEntry | undefined {
  return list.devices.find((device) => device.id === id);
}

/** The entry of a device that may speak now. @throws SyncError `stranger`, `revoked` */
export function liveDevice(list: DeviceList, id: SyncId): DeviceEntry {
  const device = deviceOf(list, id);
  if (!device) throw new SyncError('stranger');
  if (device.revoked) throw new SyncError('revoked');
  return device;
}

/** Whether that device took itself off the list. */
export const hasLeft = ({ id, revoked }: Pick<DeviceEntry, 'id' | 'revoked'>): boolean => revoked?.by === id;

/**
 * The device whose grants count: one that may speak now, or one that took itself off the list since. Those whom it let in hold grants of its own until an owner
 * changes the keys, and nobody could without the own grant. @returns its entry, and the last epoch whose keys it may have given: undefined for every one
 * @throws SyncError `stranger`, `revoked`
 */
export function grantor(list: DeviceList, id: SyncId): { entry: DeviceEntry; last: number | undefined } {
  const device = deviceOf(list, id);
  return device?.revoked?.epoch !== undefined && hasLeft(device) ? { entry: device, last: device.revoked.epoch } : { entry: liveDevice(list, id), last: undefined };
}

/** Whether a device that left knows the keys of now: it could not change them, an owner's does. */
export function leftWithKeys({ devices, epochs }: DeviceList): boolean {
  return devices.some((device) => hasLeft(device) && device.revoked?.epoch === epochs.length);
}

/**
 * The rights with which a device wrote its envelope number `n` of a scope. They hang on that number alone: whatever the order in which
 * envelopes and acts arrive, every device judges alike. @throws SyncError `stranger`, `revoked`
 */
export function rightsAt(list: DeviceList, device: SyncId, scope: Scope, n: number): RoleEntry {
  const entry = deviceOf(list, device);
  if (!entry) throw new SyncError('stranger');
  const until = (upTo: UpTo) => (Object.hasOwn(upTo, scope) ? upTo[scope]! : 0);
  const earlier = entry.before.find(({ upTo }) => n <= until(upTo));
  if (earlier) return earlier;
  if (entry.revoked && n > until(entry.revoked.upTo)) throw new SyncError('revoked');
  return entry;
}

/** Whether the header's author might write it. @throws SyncError `stranger`, `revoked`, `role` */
export function checkAuthor(list: DeviceList, { device, scope, n, kind, issues }: Pick<Header, 'device' | 'scope' | 'n' | 'issues'> & { kind: EnvelopeKind }): void {
  const rights = rightsAt(list, device, scope, n);
  if (!allowed(rights, scope, 'push')) throw new SyncError('role');
  if ((kind === 'issue' || issues.length > 0) && !allowed(rights, scope, 'issue')) throw new SyncError('role');
}
