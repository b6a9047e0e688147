// What the relay receives while no device is awake: closed for a key of the connection, whose private half lies in a scope.
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import { closeFor, openFor } from './ecies.ts';

/** Both halves of a connection's key, base64url: the record in the scope holds both, the relay is given `publicKey`. */
export interface InboxKey {
  publicKey: string;
  /** PKCS #8. */
  privateKey: string;
}

export async function newInboxKey(crypto: Crypto): Promise<InboxKey> {
  const pair = await crypto.wrappingPair(true);
  return { publicKey: toBase64url(pair.publicKey), privateKey: toBase64url(await crypto.exportPrivate(pair.privateKey)) };
}

const purpose = (company: SyncId, connection: string) => `carnet/1/inbox|${company}|${connection}`;

/** The relay's half. @param publicKey base64url @throws SyncError `malformed` */
export function closeForInbox(crypto: Crypto, publicKey: string, company: SyncId, connection: string, bytes: Bytes): Promise<Bytes> {
  return closeFor(crypto, fromBase64url(publicKey), bytes, purpose(company, connection));
}

/** The device's half. @throws SyncError `tag`, `malformed` */
export async function openInbox(crypto: Crypto, key: InboxKey, company: SyncId, connection: string, box: Bytes): Promise<Bytes> {
  const wrappingKey = await crypto.importWrapping(fromBase64url(key.privateKey));
  if (!wrappingKey) throw new SyncError('malformed', 'inbox key');
  return openFor(crypto, { wrappingKey, publicKey: fromBase64url(key.publicKey) }, box, purpose(company, connection));
}
