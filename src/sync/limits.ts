// Limits of the wire, the same on both sides: what is larger is refused before it is read.

/** Version of every format here; another digit is of a newer app. */
export const FORMAT = 1;

/** Bytes of one envelope, header and body together. */
export const ENVELOPE_BYTES = 1 << 20;
/** Bytes of queued changes after which a device begins another envelope; a single larger change stands alone. */
export const BATCH_BYTES = 256 << 10;
/** Bytes of an envelope's content once it is inflated. */
export const CONTENT_BYTES = 8 << 20;
/** Envelopes that a snapshot may say that it contains. */
export const CONTAINS = 4096;
/** Numbers that one envelope may carry; `POST /v1/issue` takes exactly one. */
export const ISSUES = 256;
/** The highest running number of a document. */
export const HIGHEST_NUMBER = 999_999_999;

/** Envelopes and bytes of one `POST /v1/log`. */
export const PUSH_ENVELOPES = 512;
export const PUSH_BYTES = 4 << 20;
/** Envelopes and bytes of one answer of `GET /v1/log`. A page holds at least one envelope whatever its size. */
export const PAGE_ENVELOPES = 1000;
export const PAGE_BYTES = 4 << 20;

/** Bytes of a JSON body; of one that carries keys. */
export const JSON_BYTES = 64 << 10;
export const KEYS_BYTES = 1 << 20;

/** Bytes of an encrypted piece of a file as it is sent; all but the last have exactly this size. */
export const CHUNK_BYTES = 1 << 20;
/** Pieces of one file. */
export const CHUNKS = 64;

/** Devices of a company that are not revoked. */
export const DEVICES = 100;
/** Acts in a company's device list; renaming for years stays far below. */
export const ACTS = 10_000;
/** Acts in one request. */
export const ACTS_AT_ONCE = 16;
/** Open invitations of a company. */
export const INVITATIONS = 20;

/** How long things live, in seconds. */
export const CHALLENGE_SECONDS = 120;
export const TOKEN_SECONDS = 15 * 60;
export const INVITATION_SECONDS = { device: 15 * 60, person: 7 * 24 * 3600 } as const;
/** Days after which the relay erases envelopes that a snapshot replaced. */
export const REPLACED_DAYS = 90;
/** Days after which a document that could not be sent to another system is erased at the relay, and the person told. */
export const STAGED_DAYS = 30;
