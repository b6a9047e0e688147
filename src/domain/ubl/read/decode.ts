// Bytes of an XML file as text, piece by piece: UTF-8, UTF-16 with its mark, ISO-8859-1 and windows-1252 (XML 1.0, appendix F).
import { isUtf8 } from '../../import/encoding.ts';

/** How the bytes are to be read; `assumed`: not what the file says of itself. */
export interface Charset {
  name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Bytes of the mark at the start. */
  skip: number;
  assumed: boolean;
}

/** Bytes in which the declaration must stand. */
const HEAD = 256;
const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']{1,40})["']/;
const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
/** Every character of ISO-8859-1 that a text holds is the same in windows-1252, which is what is meant by it in practice. */
const LATIN = new Set(['iso-8859-1', 'iso8859-1', 'iso_8859-1', 'latin1', 'windows-1252', 'cp1252', 'win-1252']);

/** @returns the encoding by mark and declaration; undefined for one that is not read. Bytes that cannot be what they are said to be are taken for the other of UTF-8 and windows-1252. */
export function charsetOf(bytes: Uint8Array): Charset | undefined {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', skip: 2, assumed: false };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', skip: 2, assumed: false };
  const skip = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  const head = String.fromCharCode(...bytes.subarray(skip, skip + HEAD));
  const declared = skip ? 'utf-8' : (DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8');
  if (LATIN.has(declared)) {
    // Accented letters of that encoding are never by chance UTF-8, which some programs write under its name.
    const other = isUtf8(bytes) && bytes.some((byte) => byte >= 0x80);
    return { name: other ? 'utf-8' : 'windows-1252', skip, assumed: other };
  }
  if (!UTF8.has(declared)) return undefined;
  return isUtf8(bytes) ? { name: 'utf-8', skip, assumed: false } : { name: 'windows-1252', skip: 0, assumed: true };
}

/** Bytes decoded at once. */
const PIECE = 1 << 15;
/** Windows-1252 from 0x80 to 0x9f; what it leaves open stays as it is. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text in pieces of some ten thousand characters; `bytes` of a `utf-8` charset must be well formed, as `charsetOf` made sure. */
export function* decode(bytes: Uint8Array, { name, skip }: Charset): Generator<string> {
  let at = skip;
  while (at < bytes.length) {
    let end = Math.min(at + PIECE, bytes.length);
    // No character is cut in two.
    if (name === 'utf-8') while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end++;
    const piece = bytes.subarray(at, end);
    yield name === 'utf-8' ? utf8(piece) : name === 'windows-1252' ? latin(piece) : utf16(piece, name === 'utf-16be');
    at = end;
  }
}

/** Applied and not spread, which would be ten times slower; in parts, for more would overflow the stack of some engines. */
const ofCodes = (codes: Uint16Array): string => {
  let text = '';
  for (let i = 0; i < codes.length; i += 0x2000) text += String.fromCharCode.apply(undefined, codes.subarray(i, i + 0x2000) as unknown as number[]);
  return text;
};

function utf8(bytes: Uint8Array): string {
  const codes = new Uint16Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      codes[length++] = lead;
      i += 1;
      continue;
    }
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let code = lead & (0x3f >> more);
    for (let k = 1; k <= more; k++) code = (code << 6) | (bytes[i + k]! & 0x3f);
    i += more + 1;
    if (code > 0xffff) {
      codes[length++] = 0xd7c0 + (code >> 10);
      codes[length++] = 0xdc00 + (code & 0x3ff);
    } else codes[length++] = code;
  }
  return ofCodes(codes.subarray(0, length));
}

function latin(bytes: Uint8Array): string {
  return ofCodes(Uint16Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte)));
}

/** An odd byte at the very end is no character, and is left out. */
function utf16(bytes: Uint8Array, bigEndian: boolean): string {
  const codes = new Uint16Array(bytes.length >> 1);
  for (let i = 0; i < codes.length; i++) {
    const [first, second] = [bytes[2 * i]!, bytes[2 * i + 1]!];
    codes[i] = bigEndian ? (first << 8) | second : (second << 8) | first;
  }
  return ofCodes(codes);
}
