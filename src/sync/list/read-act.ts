// An act as it came: read, hashed and checked against its signature.
import { toBase64url } from '../bytes.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { idOf, type SyncId } from '../ids.ts';
import { FORMAT } from '../limits.ts';
import { signedBytes } from '../signed-json.ts';
import { type Act, act as actSchema, type SignedAct, signedAct } from '../wire/list.ts';

export const ACT_PURPOSE = 'act';
/** `before` of the first act. */
export const NOTHING_BEFORE = toBase64url(new Uint8Array(32));

const VERBS: readonly string[] = ['found', 'add', 'rename', 'setRole', 'revoke', 'rotate'] satisfies Act['verb'][];

/** @throws SyncError `malformed`; `newer` for a format or verb that this version does not know */
export function readAct(value: unknown): { act: Act; signed: SignedAct } {
  const outer = signedAct.safeParse(value);
  if (!outer.success) throw new SyncError('malformed', 'act');
  const { act } = outer.data;
  if (act.format > FORMAT) throw new SyncError('newer', 'act');
  const read = actSchema.safeParse(act);
  if (read.success) return { act: read.data, signed: outer.data };
  const verb = act['verb'];
  throw new SyncError(typeof verb === 'string' && !VERBS.includes(verb) ? 'newer' : 'malformed', 'act');
}

/** SHA-256 of what is signed (the signature itself stands outside: it can be written in two ways). */
async function digest(crypto: Crypto, act: object): Promise<Uint8Array> {
  return crypto.sha256(signedBytes(ACT_PURPOSE, act));
}

/** What the next act names as `before`. */
export async function actHash(crypto: Crypto, act: object): Promise<string> {
  return toBase64url(await digest(crypto, act));
}

/** The company's id: the first 16 bytes of the hash of its first act, so that nobody can put another founder in its place. */
export async function companyOf(crypto: Crypto, found: object): Promise<SyncId> {
  return idOf((await digest(crypto, found)).subarray(0, 16));
}
