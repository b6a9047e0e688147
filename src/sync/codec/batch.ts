// The body of `POST /v1/log`: envelopes with their lengths before them.
import type { Bytes } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { ENVELOPE_BYTES, FORMAT, PUSH_BYTES, PUSH_ENVELOPES } from '../limits.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/** @param envelopes as `writeEnvelope` gives them @throws SyncError `too-large` */
export function writeBatch(envelopes: readonly Uint8Array[]): Bytes {
  const out = new Writer().byte(FORMAT).varint(envelopes.length);
  for (const envelope of envelopes) out.sized(envelope);
  if (envelopes.length > PUSH_ENVELOPES || out.length > PUSH_BYTES) throw new SyncError('too-large', 'batch');
  return out.done();
}

/** The envelopes of a batch, each still to be read: one that is broken says nothing of the others. @throws SyncError */
export function readBatch(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length > PUSH_BYTES) throw new SyncError('too-large', 'batch');
  const from = new Reader(bytes);
  if (from.byte() !== FORMAT) throw new SyncError('newer', 'batch');
  const envelopes = Array.from({ length: from.varint(PUSH_ENVELOPES) }, () => from.view(from.varint(ENVELOPE_BYTES)));
  from.end();
  return envelopes;
}
