// An envelope opened: key, tag, size, signature, author, role; only then its items.
import { type Bytes, fromBase64url } from '../bytes.ts';
import { type Envelope, writeHeader } from '../codec/header.ts';
import { type Item, readItems } from '../codec/items.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { openBox } from '../keys/box.ts';
import type { KeyRing } from '../keys/ring.ts';
import { CONTENT_BYTES } from '../limits.ts';
import { checkAuthor, type DeviceList, deviceOf } from '../list/state.ts';
import { DEFLATED, SIGNATURE_BYTES, signedPart, STORED } from './seal.ts';

/**
 * What the author put in. Nothing of an envelope that is refused may be applied; those refused with `key-missing`, `newer`, `stranger`, `gap` may
 * be read later (after a grant, an update, the device list).
 * @throws SyncError `foreign`, `stranger`, `gap`, `key-missing`, `tag`, `too-large`, `malformed`, `newer`, `signature`, `revoked`, `role`
 */
export async function openEnvelope(crypto: Crypto, list: DeviceList, ring: KeyRing, { header, body }: Envelope): Promise<Item[]> {
  if (header.company !== list.company) throw new SyncError('foreign');
  const author = deviceOf(list, header.device);
  if (!author) throw new SyncError('stranger');
  // An epoch that the list does not know: the relay keeps acts back, or they are still to be read.
  if (header.epoch > list.epochs.length) throw new SyncError('gap', 'device list');
  const key = ring.get(header.scope, header.epoch);
  if (!key) throw new SyncError('key-missing');
  const head = writeHeader(header);
  const plain = await openBox(crypto, key, body, head);
  if (plain.length <= SIGNATURE_BYTES) throw new SyncError('malformed', 'content');
  const content = await inflated(crypto, plain[SIGNATURE_BYTES]!, plain.subarray(SIGNATURE_BYTES + 1));
  const signature = plain.subarray(0, SIGNATURE_BYTES);
  if (!(await crypto.verify(fromBase64url(author.signingKey), signature, await signedPart(crypto, head, content)))) throw new SyncError('signature');
  checkAuthor(list, header);
  return readItems(content);
}

async function inflated(crypto: Crypto, method: number, bytes: Bytes): Promise<Bytes> {
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw new SyncError('newer', 'content');
  const content = await crypto.inflate(bytes, CONTENT_BYTES);
  if (!content) throw new SyncError('too-large', 'content');
  return content;
}
