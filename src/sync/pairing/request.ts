// What a new device leaves for the inviter: its public keys, closed (and so authenticated) with a key of the link's secret.
import * as z from 'zod/mini';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { fromBase64url, toBase64url } from '../bytes.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import { closeBox, openBox } from '../keys/box.ts';
import type { Author, PublicKeys } from '../list/act.ts';
import { parseJson, signJson, verifyJson } from '../signed-json.ts';
import { id, publicKey, signature } from '../wire/fields.ts';
import type { InvitationKeys } from './invite.ts';

const shape = z.object({ device: id, name: z.string().check(z.maxLength(200)), signingKey: publicKey, wrappingKey: publicKey, proof: signature });
export type JoinRequest = z.output<typeof shape>;

const PURPOSE = 'join';
const bound = (invitation: SyncId) => `carnet/1/request|${invitation}`;

/** @param device the new one, with its signing key @returns body of `POST /v1/invitations/:id/request` */
export async function askToJoin(crypto: Crypto, keys: InvitationKeys, device: Author, publicKeys: PublicKeys, name: string): Promise<{ request: string }> {
  const bare = { device: device.id, name: name.toWellFormed().slice(0, 200).toWellFormed(), ...publicKeys };
  const proof = await signJson(crypto, device.signingKey, PURPOSE, { ...bare, invitation: keys.id });
  return { request: toBase64url(await closeBox(crypto, keys.request, utf8(canonicalJson({ ...bare, proof })), bound(keys.id))) };
}

/**
 * The keys that the holder of the link left. Whoever has the link can leave some: the person compares the name before it is admitted.
 * @throws SyncError `tag` (not made with this secret), `signature` (of a key that the device does not hold), `malformed`
 */
export async function readRequest(crypto: Crypto, keys: InvitationKeys, request: string): Promise<JoinRequest> {
  const opened = await openBox(crypto, keys.request, fromBase64url(request), bound(keys.id));
  const read = shape.safeParse(parseJson(fromUtf8(opened)));
  if (!read.success) throw new SyncError('malformed', 'request');
  const { proof, ...bare } = read.data;
  await verifyJson(crypto, bare.signingKey, PURPOSE, { ...bare, invitation: keys.id }, proof);
  return read.data;
}
