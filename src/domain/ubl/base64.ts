// Base64 (RFC 4648, section 4) of bytes, in plain code: neither Node's nor the browser's own is everywhere.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (c) => c.charCodeAt(0));
const PAD = '='.charCodeAt(0);
/** Characters turned into text at once: more would overflow the stack of some engines. */
const CHUNK = 0x2000;

/** The base64 text of `bytes`, without line breaks. */
export function base64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, o = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    out[o++] = CODES[a >> 2]!;
    out[o++] = CODES[((a & 3) << 4) | (b >> 4)]!;
    out[o++] = i + 1 < bytes.length ? CODES[((b & 15) << 2) | (c >> 6)]! : PAD;
    out[o++] = i + 2 < bytes.length ? CODES[c & 63]! : PAD;
  }
  let text = '';
  for (let i = 0; i < out.length; i += CHUNK) text += String.fromCharCode(...out.subarray(i, i + CHUNK));
  return text;
}
