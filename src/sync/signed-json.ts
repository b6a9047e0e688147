// JSON that is signed or hashed: its canonical form (RFC 8785) behind a word that says what it is for.
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { utf8 } from './codec/utf8.ts';
import type { Crypto, SigningKey } from './crypto.ts';
import { SyncError } from './error.ts';

/** `carnet/1/<purpose>`, a line feed, the canonical JSON. @throws SyncError `malformed` on JSON with fractions or half a surrogate pair */
export function signedBytes(purpose: string, value: unknown): Bytes {
  try {
    return utf8(`carnet/1/${purpose}\n${canonicalJson(value)}`);
  } catch (cause) {
    throw new SyncError('malformed', 'no canonical JSON', cause);
  }
}

/** @returns base64url of 64 bytes */
export async function signJson(crypto: Crypto, key: SigningKey, purpose: string, value: unknown): Promise<string> {
  return toBase64url(await crypto.sign(key, signedBytes(purpose, value)));
}

/** @param publicKey base64url @throws SyncError `signature` when it is not that key's */
export async function verifyJson(crypto: Crypto, publicKey: string, purpose: string, value: unknown, signature: string): Promise<void> {
  const good = await crypto.verify(fromBase64url(publicKey), fromBase64url(signature), signedBytes(purpose, value));
  if (!good) throw new SyncError('signature', purpose);
}

/** JSON read from bytes that came out of a box. @throws SyncError `malformed` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyncError('malformed', 'JSON', cause);
  }
}
