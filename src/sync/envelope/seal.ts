// An envelope made: its items deflated, signed by the author, closed with the key of scope and epoch.
import { type Bytes, concat } from '../bytes.ts';
import { writeEnvelope } from '../codec/envelope.ts';
import { type Header, writeHeader } from '../codec/header.ts';
import { type Item, writeItems } from '../codec/items.ts';
import { utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, SigningKey } from '../crypto.ts';
import { closeBox } from '../keys/box.ts';

export const SIGNATURE_BYTES = 64;
/** First byte after the signature: how the content stands there. */
export const STORED = 0;
export const DEFLATED = 1;
/** Below so many bytes deflating gains little, and costs as much as all the rest. */
const SMALL = 256;

/** What the author signs: the header and the hash of the content. */
export async function signedPart(crypto: Crypto, header: Uint8Array, content: Uint8Array): Promise<Bytes> {
  return concat(utf8('carnet/1/envelope\n'), header, await crypto.sha256(content));
}

/**
 * The bytes of an envelope, as they are pushed.
 * @param key of the header's scope and epoch @param signingKey the author's
 * @throws SyncError `too-large`: several smaller envelopes are wanted
 */
export async function sealEnvelope(crypto: Crypto, header: Header, items: readonly Item[], key: AesKey, signingKey: SigningKey): Promise<Bytes> {
  const head = writeHeader(header);
  const content = writeItems(items);
  const signature = await crypto.sign(signingKey, await signedPart(crypto, head, content));
  const deflated = content.length < SMALL ? content : await crypto.deflate(content);
  const smaller = deflated.length < content.length;
  const plain = concat(signature, Uint8Array.of(smaller ? DEFLATED : STORED), smaller ? deflated : content);
  return writeEnvelope({ header, body: await closeBox(crypto, key, plain, head) });
}
