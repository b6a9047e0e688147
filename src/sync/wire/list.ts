// The signed device list as it travels: one act after the other, each naming the hash of the one before.
import * as z from 'zod/mini';
import { ACTS_AT_ONCE } from '../limits.ts';
import { binary, exactly, hash, id, instant, letter, publicKey, running, scope, signature } from './fields.ts';

export const role = z.enum(['owner', 'staff', 'accountant', 'recovery']);
export type Role = z.output<typeof role>;

/** What a staff device may do per scope; a scope that is not named is closed to it. */
export const scopes = z.record(scope, z.enum(['see', 'edit']));
export type Scopes = z.output<typeof scopes>;

/** A name, closed with the key of scope `company`: the relay cannot read it. See keys/name.ts. */
export const sealedName = binary(400);

/** A device as the act that adds it describes it. */
export const newDevice = z.looseObject({
  id,
  role,
  scopes: z.optional(scopes),
  /** Absent in the first act (its key follows from that act) and for a recovery sheet. */
  name: z.optional(sealedName),
  signingKey: publicKey,
  wrappingKey: publicKey,
  /** Of its own series; devices that give no numbers have none. Never used again. */
  letter: z.optional(letter)
});
export type NewDevice = z.output<typeof newDevice>;

/** The last running number per scope that counts from before the change; a scope not named counts up to 0. */
const upTo = z.record(scope, running);
/** HKDF of the epoch's company key: shows a wrong one. */
const check = exactly(16);

const common = {
  format: z.int(),
  /** 1, 2, 3 … */
  number: running,
  /** Hash of the act before; 32 zero bytes for the first. */
  before: hash,
  at: instant,
  /** The device that signs. */
  by: id
};
const of = { ...common, company: id };

/** The acts that there are. Keys of other versions stay: they are signed too. */
export const act = z.discriminatedUnion('verb', [
  /** The first one; the company's id is its hash, so it does not name it. `salt` makes it unlike any other. */
  z.looseObject({ ...common, verb: z.literal('found'), salt: exactly(16), device: newDevice, check }),
  z.looseObject({ ...of, verb: z.literal('add'), device: newDevice }),
  z.looseObject({ ...of, verb: z.literal('rename'), device: id, name: sealedName }),
  z.looseObject({ ...of, verb: z.literal('setRole'), device: id, role, scopes: z.optional(scopes), upTo }),
  z.looseObject({ ...of, verb: z.literal('revoke'), device: id, upTo }),
  /** A new epoch; `chain` is the key of the epoch before, closed with the new one. */
  z.looseObject({ ...of, verb: z.literal('rotate'), epoch: running, chain: exactly(60), check })
]);
export type Act = z.output<typeof act>;
export type ActOf<Verb extends Act['verb']> = Extract<Act, { verb: Verb }>;

export const signedAct = z.object({ act: z.looseObject(common), signature });
/** An act whose verb may be of a newer app: read it with `readAct`. */
export type SignedAct = z.output<typeof signedAct>;
export const signedActs = z.array(signedAct).check(z.minLength(1), z.maxLength(ACTS_AT_ONCE));
