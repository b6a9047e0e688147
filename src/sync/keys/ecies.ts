// ECIES: bytes closed for the holder of a P-256 wrapping key. Ephemeral ECDH → HKDF → AES-256-GCM.
import { type Bytes, concat } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, WrappingKey } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { NONCE_BYTES } from './box.ts';

const POINT_BYTES = 65;
/** The key serves once, so its nonce may be zero. */
const NONCE = new Uint8Array(NONCE_BYTES);

/** @param purpose what the box is for, bound to it @returns ephemeral point, then the closed bytes */
export async function closeFor(crypto: Crypto, publicKey: Bytes, bytes: Bytes, purpose: string): Promise<Bytes> {
  const ephemeral = await crypto.wrappingPair();
  const shared = await crypto.agree(ephemeral.privateKey, publicKey);
  if (!shared) throw new SyncError('malformed', 'public key');
  const key = await keyOf(crypto, shared, ephemeral.publicKey, publicKey);
  return concat(ephemeral.publicKey, await crypto.close(key, NONCE, bytes, utf8(purpose)));
}

/** @param publicKey the holder's own @throws SyncError `malformed`, `tag` */
export async function openFor(crypto: Crypto, holder: { wrappingKey: WrappingKey; publicKey: Bytes }, box: Bytes, purpose: string): Promise<Bytes> {
  if (box.length < POINT_BYTES + 16) throw new SyncError('malformed', 'box');
  const ephemeral = box.subarray(0, POINT_BYTES);
  const shared = await crypto.agree(holder.wrappingKey, ephemeral);
  if (!shared) throw new SyncError('malformed', 'point');
  const key = await keyOf(crypto, shared, ephemeral, holder.publicKey);
  const opened = await crypto.open(key, NONCE, box.subarray(POINT_BYTES), utf8(purpose));
  if (!opened) throw new SyncError('tag');
  return opened;
}

/** HKDF of the shared x, salted with both public points: another sender or holder gives another key. */
async function keyOf(crypto: Crypto, shared: Bytes, ephemeral: Bytes, publicKey: Bytes): Promise<AesKey> {
  const raw = await crypto.derive(await crypto.secretKey(shared), concat(ephemeral, publicKey), utf8('carnet/1/ecies'), 32);
  const key = await crypto.aesKey(raw);
  shared.fill(0);
  raw.fill(0);
  return key;
}
