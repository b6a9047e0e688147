// Schemas of the pieces that several bodies share. Every check of them shows in the JSON Schema that the relay publishes.
import * as z from 'zod/mini';
import { ID_SHAPE, ULID_SHAPE } from '../ids.ts';
import { HIGHEST_NUMBER } from '../limits.ts';
import { SCOPE_SHAPE } from '../scopes.ts';

// The content policy of the app forbids the code that zod would otherwise write for itself.
z.config({ jitless: true });

/** A count from 0 on that a number holds exactly. */
export const count = z.int().check(z.gte(0));
/** A running number, from 1 on. */
export const running = z.int().check(z.gte(1));
export const documentNumber = z.int().check(z.gte(1), z.lte(HIGHEST_NUMBER));

export const id = z.string().check(z.regex(ID_SHAPE));
export const envelopeId = z.string().check(z.regex(ULID_SHAPE));
export const scope = z.string().check(z.regex(SCOPE_SHAPE));
/** A record's id: a ULID, or a fixed word such as `company`. */
export const RECORD_SHAPE = /^[A-Za-z0-9_-]{1,64}$/;
export const record = z.string().check(z.regex(RECORD_SHAPE));
/** A series of numbers, opaque to the relay: `journal:year` or `journal:year:LETTER`. */
export const SERIES_SHAPE = /^[A-Za-z0-9_-]{1,64}:\d{4}(?::[A-Z]{1,3})?$/;
export const series = z.string().check(z.regex(SERIES_SHAPE));
export const letter = z.string().check(z.regex(/^[A-HJ-NP-Z]{1,3}$/));
/** Shape only: whether the day exists is the domain's to say. */
export const day = z.string().check(z.regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
export const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/));

const text = z.exactOptional(z.string().check(z.maxLength(1000)));
/** The same in the official languages, of which some are there. */
export const texts = z.object({ nl: text, fr: text, de: text });

/** Base64url without padding, of so many bytes at most. */
export const binary = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(Math.ceil((most * 4) / 3)));
/** Base64url without padding, of exactly so many bytes. */
export const exactly = (bytes: number) => z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));

/** An uncompressed point of P-256: 04, x, y. */
export const publicKey = exactly(65);
/** ECDSA P-256 with SHA-256: r and s, 32 bytes each. */
export const signature = exactly(64);
export const hash = exactly(32);
export const generation = id;
