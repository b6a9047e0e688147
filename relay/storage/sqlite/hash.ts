// The hash by which a repeated envelope is known, also after its content was erased.
import { createHash } from 'node:crypto';
import type { Bytes } from '#sync/bytes.ts';

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
