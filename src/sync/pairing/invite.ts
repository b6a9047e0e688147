// An invitation made by an owner's device, and read by the one that has its link.
import * as z from 'zod/mini';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import type { AesKey, Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { idOf, type SyncId } from '../ids.ts';
import { closeBox, openBox } from '../keys/box.ts';
import { closeForOwners, type CompanyKey, openForOwners } from '../keys/company.ts';
import type { DeviceList } from '../list/state.ts';
import type { RoleEntry } from '../roles.ts';
import { parseJson } from '../signed-json.ts';
import { hash, id, running } from '../wire/fields.ts';
import type { InvitationPost } from '../wire/invitations.ts';
import { role, scopes } from '../wire/list.ts';
import { SECRET_BYTES } from './link.ts';

/** What follows from the secret of a link. */
export interface InvitationKeys {
  /** Under which the relay keeps it: who knows it knows nothing of the secret. */
  id: SyncId;
  hello: AesKey;
  request: AesKey;
}

export async function invitationKeys(crypto: Crypto, secret: Bytes): Promise<InvitationKeys> {
  const source = await crypto.secretKey(secret);
  const derive = (purpose: string, length: number) => crypto.derive(source, new Uint8Array(), utf8(`carnet/1/invitation/${purpose}`), length);
  return {
    id: idOf(await derive('id', 16)),
    hello: await crypto.aesKey(await derive('hello', 32)),
    request: await crypto.aesKey(await derive('request', 32))
  };
}

const helloShape = z.object({
  company: id,
  /** As its devices show it. */
  companyName: z.string().check(z.maxLength(200)),
  /** The device that invites. */
  by: id,
  role,
  scopes: z.optional(scopes),
  /** A point that the device list must pass through: the relay cannot show another one. */
  list: running,
  head: hash
});
export type Hello = z.output<typeof helloShape>;

const helloBound = (id: SyncId) => `carnet/1/hello|${id}`;
const keptBound = (id: SyncId) => `carnet/1/kept|${id}`;

export interface NewInvitation {
  secret: Bytes;
  /** Body of `POST /v1/invitations`. */
  post: InvitationPost;
}

/** @param key company key of the last epoch: with it the other owner devices can answer too */
export async function invite(
  crypto: Crypto,
  list: DeviceList,
  { by, companyName, life, key, ...rights }: RoleEntry & { by: SyncId; companyName: string; life: InvitationPost['life']; key?: CompanyKey }
): Promise<NewInvitation> {
  const secret = crypto.randomBytes(SECRET_BYTES);
  const keys = await invitationKeys(crypto, secret);
  const hello: Hello = { company: list.company, companyName: companyName.toWellFormed().slice(0, 200).toWellFormed(), by, ...rights, list: list.number, head: list.head };
  const box = await closeBox(crypto, keys.hello, utf8(canonicalJson(hello)), helloBound(keys.id));
  const kept = key && toBase64url(await closeForOwners(crypto, key, secret, keptBound(keys.id)));
  return { secret, post: { id: keys.id, ...rights, life, hello: toBase64url(box), ...(kept && { kept }) } };
}

/** The secret of an invitation that another owner's device made. @throws SyncError `tag`, also after a rotation */
export function openKept(crypto: Crypto, key: CompanyKey, invitation: SyncId, kept: string): Promise<Bytes> {
  return openForOwners(crypto, key, fromBase64url(kept), keptBound(invitation));
}

/** What the inviter says to who has the link. @throws SyncError `tag`, `malformed` */
export async function readHello(crypto: Crypto, keys: InvitationKeys, hello: string): Promise<Hello> {
  const opened = await openBox(crypto, keys.hello, fromBase64url(hello), helloBound(keys.id));
  const read = helloShape.safeParse(parseJson(fromUtf8(opened)));
  if (!read.success) throw new SyncError('malformed', 'invitation');
  return read.data;
}
