// Bytes of an envelope as the storage takes them.
import type { Bytes } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { NewEnvelope } from '../storage/log-port.ts';

/** @throws {SyncError} when the bytes are no envelope */
export function newEnvelope(bytes: Uint8Array): NewEnvelope & { company: string } {
  const { header } = readEnvelope(bytes);
  // A copy of its own: the batch that it came in is not held for it.
  return { ...header, bytes: bytes.slice() as Bytes };
}
