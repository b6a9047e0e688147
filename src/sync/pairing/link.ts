// The link of an invitation, also the text of its QR: the relay's address, and a secret in the fragment, which no server is sent.
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { SyncError } from '../error.ts';

export const SECRET_BYTES = 16;
/** `https://relay.example`, `http://192.168.1.20:4747`: no path. */
export const ORIGIN_SHAPE = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

export interface InvitationLink {
  /** Origin of the relay. */
  relay: string;
  secret: Bytes;
}

/** `<relay>/#pair=1<22 characters>`. Throws RangeError on an address that is no origin. */
export function invitationLink({ relay, secret }: InvitationLink): string {
  if (!ORIGIN_SHAPE.test(relay) || secret.length !== SECRET_BYTES) throw new RangeError('not an invitation');
  return `${relay}/#pair=1${toBase64url(secret)}`;
}

/** @param text what was scanned or pasted @throws SyncError `malformed`, or `newer` when it is an invitation of a newer app */
export function readInvitationLink(text: string): InvitationLink {
  const match = /^(https?:\/\/[^/?#\s]{1,300})\/[^#\s]{0,300}#pair=(\d)([A-Za-z0-9_-]{1,200})$/.exec(text.trim());
  const relay = match?.[1]?.toLowerCase() ?? '';
  if (!match || !ORIGIN_SHAPE.test(relay)) throw new SyncError('malformed', 'invitation');
  if (match[2] !== '1') throw new SyncError('newer', 'invitation');
  const secret = fromBase64url(match[3]!);
  if (secret.length !== SECRET_BYTES) throw new SyncError('malformed', 'invitation');
  return { relay, secret };
}
