// Bytes: put together, compared, and written as text (base64url without padding, RFC 4648 section 5).
import { SyncError } from './error.ts';

/** Bytes as WebCrypto wants them: never in shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(ALPHABET, (char) => char.charCodeAt(0));
const VALUES = new Int8Array(128).fill(-1);
for (const [value, code] of CODES.entries()) VALUES[code] = value;
/** Characters turned into text at once: more would overflow the stack of some engines. */
const SLICE = 0x2000;

export const concat = (...parts: readonly Uint8Array[]): Bytes => joined(parts);

/** The same of however many parts there are. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both hold the same bytes; the time taken tells nothing but their lengths. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

/** The text of UTF-16 code units. */
export function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = '';
  // `apply` takes typed arrays as they are; spreading them is ten times slower.
  for (let i = 0; i < units.length; i += SLICE) text += Reflect.apply(String.fromCharCode, undefined, units.subarray(i, i + SLICE));
  return text;
}

/** Two lower-case hexadecimal digits a byte. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of a text that `toHex` gave. @throws SyncError `malformed` on any other */
export function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new SyncError('malformed', 'hexadecimal');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function toBase64url(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let o = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    for (const six of [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]) {
      if (o < out.length) out[o++] = CODES[six]!;
    }
  }
  return textOfUnits(out);
}

/** The bytes of a base64url text. @throws SyncError `malformed` on any text that `toBase64url` does not give */
export function fromBase64url(text: string): Bytes {
  const rest = text.length % 4;
  if (rest === 1) throw new SyncError('malformed', 'base64url');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let o = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) throw new SyncError('malformed', 'base64url');
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[o++] = (bits >> held) & 0xff;
  }
  // The bits over must be zero, or two texts would stand for the same bytes.
  if ((bits & ((1 << held) - 1)) !== 0) throw new SyncError('malformed', 'base64url');
  return bytes;
}
