// The company key of an epoch and what follows from it: scope keys, the secret of files, the link to the epoch before.
import { type Bytes, toBase64url } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, SecretKey } from '../crypto.ts';
import { idBytes, type SyncId } from '../ids.ts';
import { BLOBS_SCOPE, type Scope } from '../scopes.ts';
import { closeBox, derivedKey, openBox } from './box.ts';

export const KEY_BYTES = 32;

/** The company key of one epoch, ready for deriving; the raw bytes are wiped by who held them. */
export interface CompanyKey {
  company: SyncId;
  epoch: number;
  secret: SecretKey;
}

export async function companyKey(crypto: Crypto, company: SyncId, epoch: number, raw: Bytes): Promise<CompanyKey> {
  return { company, epoch, secret: await crypto.secretKey(raw) };
}

/** What the device list says of an epoch's key, so that a wrong one shows: 16 bytes, base64url. It does not depend on the company's id. */
export async function keyCheck(crypto: Crypto, epoch: number, raw: Bytes): Promise<string> {
  return toBase64url(await crypto.derive(await crypto.secretKey(raw), new Uint8Array(), utf8(`carnet/1/check/${epoch}`), 16));
}

/** The raw key of a scope (or of `blobs`), for handing it to a device that may not hold the company key. To be wiped after use. */
export function rawScopeKey(crypto: Crypto, { company, epoch, secret }: CompanyKey, scope: Scope): Promise<Bytes> {
  return crypto.derive(secret, idBytes(company), utf8(`carnet/1/scope/${scope}/${epoch}`), KEY_BYTES);
}

/** What a device keeps and uses daily: not extractable. */
export async function scopeKey(crypto: Crypto, key: CompanyKey, scope: Scope): Promise<AesKey | SecretKey> {
  const raw = await rawScopeKey(crypto, key, scope);
  const handle = await importScopeKey(crypto, scope, raw);
  raw.fill(0);
  return handle;
}

/** `blobs` is a source of further keys, every other scope encrypts. */
export function importScopeKey(crypto: Crypto, scope: Scope, raw: Bytes): Promise<AesKey | SecretKey> {
  return scope === BLOBS_SCOPE ? crypto.secretKey(raw) : crypto.aesKey(raw);
}

/** The key under which an epoch closes the key of the epoch before. */
const chainBound = ({ company, epoch }: CompanyKey) => `carnet/1/chain|${company}|${epoch}`;
const chainKey = (crypto: Crypto, key: CompanyKey) => derivedKey(crypto, key.secret, idBytes(key.company), `chain/${key.epoch}`);

/** @returns 60 bytes: the key of the epoch before `newer`, closed with it */
export async function closeChain(crypto: Crypto, newer: CompanyKey, olderRaw: Bytes): Promise<Bytes> {
  return closeBox(crypto, await chainKey(crypto, newer), olderRaw, chainBound(newer));
}

/** @throws SyncError `tag` */
export async function openChain(crypto: Crypto, newer: CompanyKey, box: Bytes): Promise<Bytes> {
  return openBox(crypto, await chainKey(crypto, newer), box, chainBound(newer));
}

/** A box that any owner's device can open, and the relay cannot: the secret of an invitation, so that another device may answer it. */
export async function closeForOwners(crypto: Crypto, key: CompanyKey, bytes: Bytes, purpose: string): Promise<Bytes> {
  return closeBox(crypto, await derivedKey(crypto, key.secret, idBytes(key.company), `owners/${key.epoch}`), bytes, purpose);
}

/** @throws SyncError `tag`, also when it was closed in another epoch */
export async function openForOwners(crypto: Crypto, key: CompanyKey, box: Bytes, purpose: string): Promise<Bytes> {
  return openBox(crypto, await derivedKey(crypto, key.secret, idBytes(key.company), `owners/${key.epoch}`), box, purpose);
}
