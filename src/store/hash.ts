// SHA-256 of files and seals.
import { toHex } from '#sync/bytes.ts';

/** @returns the SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal. */
export async function sha256(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
