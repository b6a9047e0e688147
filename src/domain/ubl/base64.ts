// Base64 (RFC 4648, section 4) of bytes: by the engine where it can (ECMAScript 2026), else in plain code.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Two letters for each twelve bits. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => ALPHABET[bits >> 6]! + ALPHABET[bits & 63]!);

/** The base64 text of `bytes`, without line breaks. */
export function base64(bytes: Uint8Array): string {
  const { toBase64 } = bytes as { toBase64?: () => string };
  return toBase64 ? toBase64.call(bytes) : plainBase64(bytes);
}

/** The same on an engine that cannot. */
export function plainBase64(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let i = 0; i < whole; i += 3) {
    const bits = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    text += PAIRS[bits >> 12]! + PAIRS[bits & 4095]!;
  }
  const [a, b] = bytes.subarray(whole);
  if (a === undefined) return text;
  const last = (a << 16) | ((b ?? 0) << 8);
  return `${text}${PAIRS[last >> 12]!}${b === undefined ? '=' : ALPHABET[(last >> 6) & 63]!}=`;
}
