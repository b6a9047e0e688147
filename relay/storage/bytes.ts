// Bytes as the relay holds them, and comparing them.
import { createHash } from 'node:crypto';

export type Bytes = Uint8Array<ArrayBuffer>;

/** SHA-256, 32 bytes. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** True for the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
