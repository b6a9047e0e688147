// The text of the QR on a recovery sheet: the secret, and where the relay is.
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { ORIGIN_SHAPE, SECRET_BYTES } from '../pairing/link.ts';

export interface Sheet {
  /** Origin of the relay. */
  relay: string;
  secret: Bytes;
}

/** `carnet-recover:1<22 characters>@<relay>`. Throws RangeError on an address that is no origin. */
export function sheetText({ relay, secret }: Sheet): string {
  if (!ORIGIN_SHAPE.test(relay) || secret.length !== SECRET_BYTES) throw new RangeError('not a sheet');
  return `carnet-recover:1${toBase64url(secret)}@${relay}`;
}

/** @throws SyncError `malformed`, `newer` */
export function readSheet(text: string): Sheet {
  const match = /^carnet-recover:(\d)([A-Za-z0-9_-]{1,200})@(\S{1,300})$/.exec(text.trim());
  if (!match) throw new SyncError('malformed', 'sheet');
  if (match[1] !== '1') throw new SyncError('newer', 'sheet');
  const sheet = { secret: fromBase64url(match[2]!), relay: match[3]! };
  if (!ORIGIN_SHAPE.test(sheet.relay) || sheet.secret.length !== SECRET_BYTES) throw new SyncError('malformed', 'sheet');
  return sheet;
}
