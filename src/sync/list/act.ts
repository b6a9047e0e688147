// Acts made and signed: the verbs of a device list.
import { toBase64url } from '../bytes.ts';
import type { Crypto, SigningKey } from '../crypto.ts';
import type { SyncId } from '../ids.ts';
import { FORMAT } from '../limits.ts';
import { signJson } from '../signed-json.ts';
import type { Act, ActOf, NewDevice, SignedAct } from '../wire/list.ts';
import { applyAct, foundList } from './apply.ts';
import { ACT_PURPOSE, companyOf, NOTHING_BEFORE } from './read-act.ts';
import type { DeviceList } from './state.ts';

/** Who acts. */
export interface Author {
  id: SyncId;
  signingKey: SigningKey;
}

/** Public halves of a device's pairs, base64url. */
export type PublicKeys = { signingKey: string; wrappingKey: string };

type Later = Exclude<Act, ActOf<'found'>>;
type Bare<A> = A extends Later ? { [K in keyof A as string extends K ? never : K extends 'format' | 'number' | 'before' | 'at' | 'by' | 'company' ? never : K]: A[K] } : never;
/** An act without what follows from its place in the list. */
export type NewAct = Bare<Later>;

/** The first act, the company's id that follows from it, and the list after it. @param at instant @param check see `keyCheck` */
export async function found(crypto: Crypto, author: Author, keys: PublicKeys, at: string, check: string) {
  const founder: NewDevice = { ...keys, id: author.id, role: 'owner', letter: 'A' };
  const act: ActOf<'found'> = { format: FORMAT, number: 1, before: NOTHING_BEFORE, at, by: author.id, verb: 'found', salt: toBase64url(crypto.randomBytes(16)), device: founder, check };
  const signed: SignedAct = { act, signature: await signJson(crypto, author.signingKey, ACT_PURPOSE, act) };
  const company = await companyOf(crypto, act);
  return { company, signed, list: await foundList(crypto, company, signed) };
}

/** The next act of a list, and the list after it. @throws SyncError as `applyAct`: an act that others would refuse is not made */
export async function nextAct(crypto: Crypto, list: DeviceList, author: Author, at: string, bare: NewAct): Promise<{ signed: SignedAct; list: DeviceList }> {
  const act = { ...bare, format: FORMAT, number: list.number + 1, before: list.head, at, by: author.id, company: list.company };
  const signed: SignedAct = { act, signature: await signJson(crypto, author.signingKey, ACT_PURPOSE, act) };
  return { signed, list: await applyAct(crypto, list, signed) };
}
