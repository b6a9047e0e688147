// Keys handed to a device: the company key to owners and recovery sheets, scope keys to everybody else. Signed by an owner's device.
import * as z from 'zod/mini';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { type Bytes, fromBase64url, toBase64url } from '../bytes.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import type { Crypto, WrappingKey } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import type { Author } from '../list/act.ts';
import { type DeviceEntry, type DeviceList, grantor, liveDevice } from '../list/state.ts';
import { allowed, scopesOf } from '../roles.ts';
import { KEYS_SCOPE, type Scope, SCOPES } from '../scopes.ts';
import { parseJson, signJson, verifyJson } from '../signed-json.ts';
import { exactly, running, scope } from '../wire/fields.ts';
import { type Grant, grant as grantSchema } from '../wire/keys.ts';
import { companyKey, importScopeKey, keyCheck, openChain, rawScopeKey } from './company.ts';
import { closeFor, openFor } from './ecies.ts';
import type { RingKey } from './ring.ts';

const content = z.object({
  /** The last epoch's; older ones follow from the chain in the list. */
  company: z.optional(z.object({ epoch: running, key: exactly(32) })),
  scopes: z.array(z.object({ scope, epoch: running, key: exactly(32) }))
});

/** Raw company keys by epoch, held only while they are needed: `wipe` them. */
export type CompanyKeys = Map<number, Bytes>;

export function wipe(keys: CompanyKeys): void {
  for (const raw of keys.values()) raw.fill(0);
}

const PURPOSE = 'grant';
const boxPurpose = (company: SyncId, to: SyncId) => `carnet/1/grant|${company}|${to}`;
const holdsCompanyKey = ({ role }: Pick<DeviceEntry, 'role'>) => role === 'owner' || role === 'recovery';

/** @param keys all epochs @param known scopes that this version knows @returns the grant for a device of that list */
export async function makeGrant(crypto: Crypto, list: DeviceList, author: Author, to: DeviceEntry, keys: CompanyKeys, known: readonly Scope[] = SCOPES): Promise<Grant> {
  const inside: z.output<typeof content> = { scopes: [] };
  if (holdsCompanyKey(to)) {
    const epoch = list.epochs.length;
    inside.company = { epoch, key: toBase64url(keyOf(keys, epoch)) };
  } else {
    for (const { epoch } of list.epochs) {
      const key = await companyKey(crypto, list.company, epoch, keyOf(keys, epoch));
      for (const scope of scopesOf(to, known)) inside.scopes.push({ scope, epoch, key: toBase64url(await rawScopeKey(crypto, key, scope)) });
    }
  }
  const closed = await closeFor(crypto, fromBase64url(to.wrappingKey), utf8(canonicalJson(inside)), boxPurpose(list.company, to.id));
  const bare = { to: to.id, by: author.id, list: list.number, box: toBase64url(closed) };
  return { ...bare, signature: await signJson(crypto, author.signingKey, PURPOSE, { ...bare, company: list.company }) };
}

/** What a grant held. */
export interface Granted {
  /** Owners and recovery sheets: every epoch's key, each checked against the list. */
  company?: CompanyKeys;
  scopes: { scope: Scope; epoch: number; raw: Bytes }[];
}

/**
 * @param holder the device it is for
 * @throws SyncError `signature`, `stranger`, `revoked`, `role` (not from an owner of now, or one that left by itself), `foreign`, `tag`, `malformed`, `key-missing`
 */
export async function openGrant(crypto: Crypto, list: DeviceList, holder: { id: SyncId; wrappingKey: WrappingKey }, value: unknown): Promise<Granted> {
  const outer = grantSchema.safeParse(value);
  if (!outer.success) throw new SyncError('malformed', 'grant');
  const { signature, ...bare } = outer.data;
  if (bare.to !== holder.id) throw new SyncError('foreign');
  const { entry: by, last } = grantor(list, bare.by);
  if (!allowed(by, KEYS_SCOPE, 'push')) throw new SyncError('role');
  await verifyJson(crypto, by.signingKey, PURPOSE, { ...bare, company: list.company }, signature);
  const me = { wrappingKey: holder.wrappingKey, publicKey: fromBase64url(liveDevice(list, holder.id).wrappingKey) };
  const opened = await openFor(crypto, me, fromBase64url(bare.box), boxPurpose(list.company, holder.id));
  const inside = content.safeParse(parseJson(fromUtf8(opened)));
  if (!inside.success) throw new SyncError('malformed', 'grant');
  const scopes = inside.data.scopes.map(({ scope, epoch, key }) => ({ scope, epoch, raw: fromBase64url(key) }));
  const { company } = inside.data;
  // Who left gives nothing that came after it: a relay that is its accomplice could pass on keys that it knows.
  if (last !== undefined && [...scopes, ...(company ? [company] : [])].some(({ epoch }) => epoch > last)) throw new SyncError('revoked');
  return company ? { company: await unchain(crypto, list, company.epoch, fromBase64url(company.key)), scopes } : { scopes };
}

/** Every epoch's key from that of `newest`, along the chain in the list. @throws SyncError `tag` when one is not the list's */
export async function unchain(crypto: Crypto, list: DeviceList, newest: number, raw: Bytes): Promise<CompanyKeys> {
  const keys: CompanyKeys = new Map();
  let key = raw;
  for (let epoch = newest; epoch >= 1; epoch--) {
    const entry = list.epochs[epoch - 1];
    if (!entry || (await keyCheck(crypto, epoch, key)) !== entry.check) throw new SyncError('tag', 'company key');
    keys.set(epoch, key);
    if (entry.chain) key = await openChain(crypto, await companyKey(crypto, list.company, epoch, key), fromBase64url(entry.chain));
  }
  return keys;
}

/** The keys to keep, not extractable; what was granted is wiped. @param known scopes for which an owner derives keys */
export async function importGranted(crypto: Crypto, list: DeviceList, { company, scopes }: Granted, known: readonly Scope[] = SCOPES): Promise<RingKey[]> {
  const ring: RingKey[] = [];
  const add = async (scope: Scope, epoch: number, raw: Bytes) => {
    ring.push({ scope, epoch, key: await importScopeKey(crypto, scope, raw) });
    raw.fill(0);
  };
  for (const { scope, epoch, raw } of scopes) await add(scope, epoch, raw);
  for (const [epoch, raw] of company ?? []) {
    const key = await companyKey(crypto, list.company, epoch, raw);
    for (const scope of scopesOf({ role: 'owner' }, known)) await add(scope, epoch, await rawScopeKey(crypto, key, scope));
  }
  if (company) wipe(company);
  return ring;
}

function keyOf(keys: CompanyKeys, epoch: number): Bytes {
  const raw = keys.get(epoch);
  if (!raw) throw new SyncError('key-missing', `epoch ${epoch}`);
  return raw;
}
