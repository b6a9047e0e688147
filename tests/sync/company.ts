// A company with devices, for tests: made by the very verbs that the app uses.
import type { Crypto } from '#sync/crypto.ts';
import { type DeviceKeys, foundCompany, type Founded, newDeviceKeys } from '#sync/keys/found.ts';
import { importGranted, makeGrant, openGrant } from '#sync/keys/grant.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { sealEnvelope } from '#sync/envelope/seal.ts';
import type { Header } from '#sync/codec/header.ts';
import type { Item } from '#sync/codec/items.ts';
import { idOf, ulidOf } from '#sync/ids.ts';
import { type DeviceList, liveDevice } from '#sync/list/state.ts';
import { admit } from '#sync/pairing/admit.ts';
import { askToJoin, readRequest } from '#sync/pairing/request.ts';
import { invitationKeys } from '#sync/pairing/invite.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import type { SignedAct } from '#sync/wire/list.ts';

export const crypto: Crypto = webCrypto(globalThis);
export const AT = '2026-11-22T09:00:00.000Z';

export interface TestCompany {
  founder: DeviceKeys;
  founded: Founded;
  /** Every act so far; `list` is the list after them. */
  acts: SignedAct[];
  list: DeviceList;
}

export async function newCompany(): Promise<TestCompany> {
  const founder = await newDeviceKeys(crypto);
  const founded = await foundCompany(crypto, founder, 'Laptop', AT);
  return { founder, founded, acts: [...founded.post.acts], list: founded.list };
}

/** Another device with those rights, invited and admitted by the founder. */
export async function join(company: TestCompany, rights: RoleEntry): Promise<DeviceKeys> {
  const device = await newDeviceKeys(crypto);
  const keys = await invitationKeys(crypto, crypto.randomBytes(16));
  const { request } = await askToJoin(crypto, keys, device, device.publicKeys, `A ${rights.role}`);
  const change = await admit(crypto, company.list, company.founder, company.founded.keys, AT, await readRequest(crypto, keys, request), rights);
  company.list = change.list;
  company.acts.push(...change.acts);
  return device;
}

/** The keys that a device would hold, by a fresh grant of the founder. */
export async function ringOf(company: TestCompany, device: DeviceKeys): Promise<KeyRing> {
  const copy = new Map([...company.founded.keys].map(([epoch, raw]) => [epoch, raw.slice()]));
  const grant = await makeGrant(crypto, company.list, company.founder, liveDevice(company.list, device.id), copy);
  return new KeyRing(await importGranted(crypto, company.list, await openGrant(crypto, company.list, device, grant)));
}

export const newEnvelopeId = () => ulidOf(crypto.randomBytes(16));
export const newId = () => idOf(crypto.randomBytes(16));

/** An envelope of that device in scope `sales`, unless said otherwise. */
export async function envelopeOf(company: TestCompany, device: DeviceKeys, ring: KeyRing, items: readonly Item[], header: Partial<Header> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const whole: Header = {
    ...{ id: newEnvelopeId(), company: company.list.company, scope: 'sales', epoch: company.list.epochs.length, device: device.id, n: 1 },
    ...{ kind: 'change', contains: [], issues: [] },
    ...header
  };
  return sealEnvelope(crypto, whole, items, ring.get(whole.scope, whole.epoch)!, device.signingKey);
}

/** The code of the SyncError that a promise ends in; undefined when it ends well. */
export async function faultOf(work: Promise<unknown> | (() => Promise<unknown>)): Promise<string | undefined> {
  try {
    await (typeof work === 'function' ? work() : work);
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'SyncError') return (error as Error & { code: string }).code;
    throw error;
  }
}
