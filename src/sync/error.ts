// What can be wrong with something that came over the wire, as codes; nothing of the content stands in a message.

export type SyncFault =
  /** Not of the shape that it must have: cut, padded, or never written by an app of ours. */
  | 'malformed'
  /** Larger than the limits allow, also once inflated. */
  | 'too-large'
  /** Written by a newer version of the app: kept, and read after an update. */
  | 'newer'
  /** The key of that scope and epoch is not on this device. */
  | 'key-missing'
  /** Altered on its way, or closed with another key. */
  | 'tag'
  /** Not signed by the one who is named as its author. */
  | 'signature'
  /** Its author is not on the device list. */
  | 'stranger'
  /** Its author was revoked before it was written. */
  | 'revoked'
  /** Its author's role does not allow it. */
  | 'role'
  /** Of another company, or of another place than it says. */
  | 'foreign'
  /** Another envelope came under the same id or running number. */
  | 'replay'
  /** A device list that does not follow from the one known here. */
  | 'fork'
  /** Does not follow yet: what lies between is missing. */
  | 'gap'
  /** An act that the list does not allow at that point (a letter twice, an unknown device …). */
  | 'refused'
  /** Too late: an invitation that has run out. */
  | 'expired';

/** A value from the wire that was refused. `code` says why. */
export class SyncError extends Error {
  readonly code: SyncFault;
  constructor(code: SyncFault, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, cause === undefined ? undefined : { cause });
    this.name = 'SyncError';
    this.code = code;
  }
}
