// Ids of companies, devices and invitations: 128 bits in Crockford's base 32, lower case. Envelopes bear ULIDs (upper case).
import { isUlid, type Ulid } from '#domain/ids.ts';
import type { Bytes } from './bytes.ts';
import { SyncError } from './error.ts';

/** 26 characters; the first is 0 to 7. */
export type SyncId = string;

export const ID_BYTES = 16;
export const ID_SHAPE = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
export const ULID_SHAPE = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Whether `value` is an id of a company, device or invitation. */
export function isSyncId(value: unknown): value is SyncId {
  return typeof value === 'string' && ID_SHAPE.test(value);
}

/** The id of 16 bytes. Throws RangeError on another length. */
export function idOf(bytes: Uint8Array): SyncId {
  if (bytes.length !== ID_BYTES) throw new RangeError('an id takes 16 bytes');
  let text = '';
  // 130 bits are written: the two above the highest are zero.
  let bits = 0;
  let held = 2;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0x1fff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += ALPHABET.charAt((bits >> held) & 31);
    }
  }
  return text;
}

/** The 16 bytes of an id. @throws SyncError `malformed` */
export function idBytes(id: SyncId): Bytes {
  if (!isSyncId(id)) throw new SyncError('malformed', 'id');
  const bytes = new Uint8Array(ID_BYTES);
  let bits = 0;
  let held = -2;
  let o = 0;
  for (const char of id) {
    bits = ((bits << 5) | ALPHABET.indexOf(char)) & 0x1fff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes[o++] = (bits >> held) & 0xff;
  }
  return bytes;
}

/** The ULID of 16 bytes. */
export function ulidOf(bytes: Uint8Array): Ulid {
  return idOf(bytes).toUpperCase();
}

/** The 16 bytes of a ULID. @throws SyncError `malformed` */
export function ulidBytes(id: Ulid): Bytes {
  if (!isUlid(id)) throw new SyncError('malformed', 'envelope id');
  return idBytes(id.toLowerCase());
}
