// The recovery entry: a device that exists on paper alone. Its private keys lie at the relay, closed with the printed secret, so that
// every epoch's key can be granted to it while the paper is in a drawer.
import * as z from 'zod/mini';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto, SigningKey, WrappingKey } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { idOf, type SyncId } from '../ids.ts';
import { closeBox, openBox } from '../keys/box.ts';
import type { Mark } from '../list/chain.ts';
import type { DeviceList } from '../list/state.ts';
import { SECRET_BYTES } from '../pairing/link.ts';
import { parseJson } from '../signed-json.ts';
import type { RecoverAnswer, RecoveryPut } from '../wire/company.ts';
import { binary, hash, id, running } from '../wire/fields.ts';
import type { NewDevice } from '../wire/list.ts';

const shape = z.object({ company: id, device: id, signingKey: binary(400), wrappingKey: binary(400), list: running, head: hash });

async function keysOf(crypto: Crypto, secret: Bytes): Promise<{ id: SyncId; box: AesKey }> {
  const source = await crypto.secretKey(secret);
  const derive = (purpose: string, length: number) => crypto.derive(source, new Uint8Array(), utf8(`carnet/1/recovery/${purpose}`), length);
  return { id: idOf(await derive('id', 16)), box: await crypto.aesKey(await derive('box', 32)) };
}

/** Under which the relay finds the box: it follows from the secret and does not tell it. */
export async function recoveryId(crypto: Crypto, secret: Bytes): Promise<SyncId> {
  return (await keysOf(crypto, secret)).id;
}

const bound = (recovery: SyncId) => `carnet/1/recovery|${recovery}`;

export interface NewRecovery {
  /** To be printed, and kept nowhere. */
  secret: Bytes;
  /** For the act `add`; then a grant for it (keys/grant.ts). */
  device: NewDevice;
  put: RecoveryPut;
}

export async function makeRecovery(crypto: Crypto, list: DeviceList): Promise<NewRecovery> {
  const [secret, device] = [crypto.randomBytes(SECRET_BYTES), idOf(crypto.randomBytes(16))];
  const [signing, wrapping, keys] = await Promise.all([crypto.signingPair(true), crypto.wrappingPair(true), keysOf(crypto, secret)]);
  const privates = { signingKey: toBase64url(await crypto.exportPrivate(signing.privateKey)), wrappingKey: toBase64url(await crypto.exportPrivate(wrapping.privateKey)) };
  const inside = { company: list.company, device, ...privates, list: list.number, head: list.head };
  const box = await closeBox(crypto, keys.box, utf8(canonicalJson(inside)), bound(keys.id));
  return {
    secret,
    device: { id: device, role: 'recovery', signingKey: toBase64url(signing.publicKey), wrappingKey: toBase64url(wrapping.publicKey) },
    put: { recovery: keys.id, device, box: toBase64url(box) }
  };
}

/** What the paper gives back: a device that can sign in, read its grant, and put a new owner's device on the list. */
export interface Recovered {
  company: SyncId;
  id: SyncId;
  signingKey: SigningKey;
  wrappingKey: WrappingKey;
  /** A point that the device list must pass through. */
  mark: Mark;
}

/** @param answer of `POST /v1/recover` @throws SyncError `tag`, `malformed`, `foreign` */
export async function openRecovery(crypto: Crypto, secret: Bytes, answer: RecoverAnswer): Promise<Recovered> {
  const keys = await keysOf(crypto, secret);
  const read = shape.safeParse(parseJson(fromUtf8(await openBox(crypto, keys.box, fromBase64url(answer.box), bound(keys.id)))));
  if (!read.success) throw new SyncError('malformed', 'recovery');
  const { company, device, list, head } = read.data;
  if (company !== answer.company || device !== answer.device) throw new SyncError('foreign');
  const signingKey = await crypto.importSigning(fromBase64url(read.data.signingKey));
  const wrappingKey = await crypto.importWrapping(fromBase64url(read.data.wrappingKey));
  if (!signingKey || !wrappingKey) throw new SyncError('malformed', 'recovery');
  return { company, id: device, signingKey, wrappingKey, mark: { number: list, head } };
}
