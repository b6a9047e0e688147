// An envelope as bytes: header, then the body up to the end.
import { type Bytes, concat } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { ENVELOPE_BYTES } from '../limits.ts';
import { type Envelope, readHeader, writeHeader } from './header.ts';
import { Reader } from './reader.ts';

/** @throws SyncError `too-large`; RangeError on a header that no envelope has */
export function writeEnvelope({ header, body }: Envelope): Bytes {
  const bytes = concat(writeHeader(header), body);
  if (bytes.length > ENVELOPE_BYTES) throw new SyncError('too-large', 'envelope');
  return bytes;
}

/** The envelope that `bytes` hold; the body shares them. @throws SyncError `malformed`, `newer`, `too-large` */
export function readEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > ENVELOPE_BYTES) throw new SyncError('too-large', 'envelope');
  const from = new Reader(bytes);
  return { header: readHeader(from), body: from.view(from.left) };
}
