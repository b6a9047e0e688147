// The name of a device, readable for the members and nobody else: closed with the key of scope `company`.
import { type Bytes, concat, fromBase64url, toBase64url } from '../bytes.ts';
import { Reader } from '../codec/reader.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import { Writer } from '../codec/writer.ts';
import type { AesKey, Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import { COMPANY_SCOPE } from '../scopes.ts';
import { closeBox, openBox } from './box.ts';
import type { KeyRing } from './ring.ts';

/** Characters of a device's name. */
export const NAME_LENGTH = 60;

const bound = (company: SyncId, device: SyncId) => `carnet/1/name|${company}|${device}`;

/** Epoch, then a box. Longer names are cut. */
export async function sealName(crypto: Crypto, { key, epoch, company, device }: { key: AesKey; epoch: number; company: SyncId; device: SyncId }, name: string): Promise<string> {
  const text = [...name.toWellFormed().trim()].slice(0, NAME_LENGTH).join('');
  return toBase64url(concat(new Writer().varint(epoch).done(), await closeBox(crypto, key, utf8(text), bound(company, device))));
}

/** @throws SyncError `key-missing`, `tag`, `malformed` */
export async function openName(crypto: Crypto, ring: KeyRing, company: SyncId, device: SyncId, name: string): Promise<string> {
  const from = new Reader(fromBase64url(name));
  const key = ring.get(COMPANY_SCOPE, from.varint());
  if (!key) throw new SyncError('key-missing');
  const box: Bytes = from.raw(from.left);
  return fromUtf8(await openBox(crypto, key, box, bound(company, device)));
}
