// A closed box: 12 bytes of nonce by chance, then AES-256-GCM, bound to a text that says what it is for.
import { type Bytes, concat } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, SecretKey } from '../crypto.ts';
import { SyncError } from '../error.ts';

export const NONCE_BYTES = 12;
/** Bytes that a box adds. */
export const BOX_BYTES = NONCE_BYTES + 16;

export async function closeBox(crypto: Crypto, key: AesKey, bytes: Bytes, bound: string | Bytes): Promise<Bytes> {
  const nonce = crypto.randomBytes(NONCE_BYTES);
  return concat(nonce, await crypto.close(key, nonce, bytes, typeof bound === 'string' ? utf8(bound) : bound));
}

/** @throws SyncError `tag` when it was altered, or closed with another key or for another purpose */
export async function openBox(crypto: Crypto, key: AesKey, box: Uint8Array, bound: string | Bytes): Promise<Bytes> {
  const whole = box as Bytes;
  if (box.length < BOX_BYTES) throw new SyncError('malformed', 'box');
  const opened = await crypto.open(key, whole.subarray(0, NONCE_BYTES), whole.subarray(NONCE_BYTES), typeof bound === 'string' ? utf8(bound) : bound);
  if (!opened) throw new SyncError('tag');
  return opened;
}

/** An AES key that follows from a secret: HKDF with `salt` and `carnet/1/<purpose>`. */
export async function derivedKey(crypto: Crypto, secret: SecretKey, salt: Bytes, purpose: string): Promise<AesKey> {
  const raw = await crypto.derive(secret, salt, utf8(`carnet/1/${purpose}`), 32);
  const key = await crypto.aesKey(raw);
  raw.fill(0);
  return key;
}
