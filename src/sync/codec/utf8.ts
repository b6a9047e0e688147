// UTF-8 in plain code (the layer knows no TextEncoder): strict both ways, so that a text has one form only.
import { type Bytes, textOfUnits } from '../bytes.ts';
import { SyncError } from '../error.ts';

/** The UTF-8 of a text. Throws RangeError on half a surrogate pair. */
export function utf8(text: string): Bytes {
  const out = new Uint8Array(text.length * 3);
  let o = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[o++] = unit;
      continue;
    }
    if (unit < 0x800) {
      out[o++] = 0xc0 | (unit >> 6);
      out[o++] = 0x80 | (unit & 0x3f);
      continue;
    }
    let code = unit;
    if (unit >= 0xd800 && unit < 0xe000) {
      const low = text.charCodeAt(++i);
      if (unit >= 0xdc00 || !(low >= 0xdc00 && low < 0xe000)) throw new RangeError('half a surrogate pair');
      code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      out[o++] = 0xf0 | (code >> 18);
      out[o++] = 0x80 | ((code >> 12) & 0x3f);
    } else out[o++] = 0xe0 | (code >> 12);
    out[o++] = 0x80 | ((code >> 6) & 0x3f);
    out[o++] = 0x80 | (code & 0x3f);
  }
  return out.slice(0, o);
}

/** The text of UTF-8 bytes. @throws SyncError `malformed` on anything that `utf8` does not give */
export function fromUtf8(bytes: Uint8Array): string {
  let ascii = 0;
  while (ascii < bytes.length && bytes[ascii]! < 0x80) ascii++;
  // Nearly always: the bytes are the units.
  if (ascii === bytes.length) return textOfUnits(bytes);
  const units = new Uint16Array(bytes.length);
  units.set(bytes.subarray(0, ascii));
  let o = ascii;
  for (let i = ascii; i < bytes.length; ) {
    const first = bytes[i]!;
    if (first < 0x80) {
      units[o++] = first;
      i++;
      continue;
    }
    const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (size === 0 || i + size > bytes.length) throw new SyncError('malformed', 'UTF-8');
    let code = first & (0x7f >> size);
    for (let k = 1; k < size; k++) {
      const next = bytes[i + k]!;
      if ((next & 0xc0) !== 0x80) throw new SyncError('malformed', 'UTF-8');
      code = (code << 6) | (next & 0x3f);
    }
    // Longer than needed, half a pair, or beyond Unicode.
    if ((size === 3 && code < 0x800) || (size === 4 && (code < 0x10000 || code > 0x10ffff)) || (code >= 0xd800 && code < 0xe000)) {
      throw new SyncError('malformed', 'UTF-8');
    }
    if (code < 0x10000) units[o++] = code;
    else {
      units[o++] = 0xd800 + ((code - 0x10000) >> 10);
      units[o++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    }
    i += size;
  }
  return textOfUnits(units.subarray(0, o));
}
