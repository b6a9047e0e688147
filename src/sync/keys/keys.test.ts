// Keys: who holds which, what rotation changes, what a lying relay cannot put in their place.
import { beforeAll, describe, expect, test } from 'vitest';
import { AT, crypto, envelopeOf, faultOf, join, newCompany, ringOf, type TestCompany } from '../../../tests/sync/company.ts';
import { fromBase64url, toBase64url } from '../bytes.ts';
import { readEnvelope } from '../codec/envelope.ts';
import { openEnvelope } from '../envelope/open.ts';
import { nextAct } from '../list/act.ts';
import { liveDevice } from '../list/state.ts';
import { signJson } from '../signed-json.ts';
import type { Grant } from '../wire/keys.ts';
import { companyKey, keyCheck, rawScopeKey } from './company.ts';
import { closeFor, openFor } from './ecies.ts';
import { type DeviceKeys, newDeviceKeys } from './found.ts';
import { importGranted, makeGrant, openGrant, wipe } from './grant.ts';
import { closeForInbox, newInboxKey, openInbox } from './inbox.ts';
import { openName, sealName } from './name.ts';
import { changeRole, revokeDevice } from './revoke.ts';
import { KeyRing } from './ring.ts';
import { grantAll, rotate } from './rotate.ts';

let company: TestCompany;
let owner: DeviceKeys, staff: DeviceKeys, accountant: DeviceKeys;
const grantFor = (device: DeviceKeys) => makeGrant(crypto, company.list, company.founder, liveDevice(company.list, device.id), company.founded.keys);

beforeAll(async () => {
  company = await newCompany();
  owner = await join(company, { role: 'owner' });
  staff = await join(company, { role: 'staff', scopes: { sales: 'edit', later: 'see' } });
  accountant = await join(company, { role: 'accountant' });
});
/** Rotates as the founder, for good. */
async function nextEpoch(): Promise<Grant[]> {
  const change = await rotate(crypto, company.list, company.founder, company.founded.keys, AT);
  company.list = change.list;
  company.acts.push(...change.acts);
  return change.grants;
}

describe('a grant', () => {
  test('gives an owner the company key, staff the keys of their scopes alone, an accountant all scopes and no company key', async () => {
    const of = async (device: DeviceKeys) => openGrant(crypto, company.list, device, await grantFor(device));
    expect([...(await of(owner)).company!.keys()]).toEqual([1]);
    const its = await of(staff);
    expect([its.company, its.scopes.map(({ scope }) => scope)]).toEqual([undefined, ['company', 'sales', 'handover', 'later', 'blobs']]);
    const read = await of(accountant);
    expect([read.company, read.scopes.map(({ scope }) => scope)]).toEqual([undefined, ['company', 'contacts', 'sales', 'handover', 'purchases', 'companydocuments', 'inbox', 'blobs']]);
  });
  test('after two rotations an owner follows the chain, staff have every epoch of their scopes, all the same keys', async () => {
    await nextEpoch();
    const grants = await nextEpoch();
    const find = (device: DeviceKeys) => grants.find(({ to }) => to === device.id);
    const whole = await openGrant(crypto, company.list, owner, find(owner));
    expect([...whole.company!.keys()].sort()).toEqual([1, 2, 3]);
    const part = await openGrant(crypto, company.list, staff, find(staff));
    expect(part.scopes.filter(({ scope }) => scope === 'sales').map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    for (const { scope, epoch, raw } of part.scopes) {
      const key = await companyKey(crypto, company.list.company, epoch, whole.company!.get(epoch)!);
      expect(toBase64url(await rawScopeKey(crypto, key, scope))).toBe(toBase64url(raw));
    }
    const [mine, theirs] = [new KeyRing(await importGranted(crypto, company.list, whole)), new KeyRing(await importGranted(crypto, company.list, part))];
    for (const epoch of [1, 2, 3]) {
      const envelope = readEnvelope(await envelopeOf(company, owner, mine, [], { epoch, n: epoch }));
      expect(await openEnvelope(crypto, company.list, theirs, envelope)).toEqual([]);
    }
    expect([...whole.company!.values()].every((raw) => raw.every((byte) => byte === 0))).toBe(true);
    expect(part.scopes.every(({ raw }) => raw.every((byte) => byte === 0))).toBe(true);
  });
  test('kept keys cannot be taken out', async () => {
    for (const { key } of (await ringOf(company, staff)).all()) expect((key as CryptoKey).extractable).toBe(false);
  });
  test('opens for its device alone', async () => {
    const grant = await grantFor(staff);
    expect(await faultOf(() => openGrant(crypto, company.list, accountant, grant))).toBe('foreign');
    expect(await faultOf(() => openGrant(crypto, company.list, accountant, { ...grant, to: accountant.id }))).toBe('signature');
    expect(await faultOf(() => openGrant(crypto, company.list, { ...staff, wrappingKey: accountant.wrappingKey }, grant))).toBe('tag');
  });
  test.each([
    ['a stranger', async () => newDeviceKeys(crypto), 'stranger'],
    ['staff', async () => staff, 'role'],
    ['the relay in the name of an owner', async () => ({ ...(await newDeviceKeys(crypto)), id: owner.id }), 'signature']
  ] as const)('from %s is refused', async (_, make, code) => {
    const by = await make();
    const { signature: _signature, ...bare } = await grantFor(staff);
    const forged = { ...bare, by: by.id };
    const signature = await signJson(crypto, by.signingKey, 'grant', { ...forged, company: company.list.company });
    expect(await faultOf(() => openGrant(crypto, company.list, staff, { ...forged, signature }))).toBe(code);
  });
  test('with a company key that is not the one of the list is refused, though an owner signed it', async () => {
    const keys = new Map([[company.list.epochs.length, crypto.randomBytes(32)]]);
    const wrong = await makeGrant(crypto, company.list, company.founder, liveDevice(company.list, owner.id), keys);
    expect(await faultOf(() => openGrant(crypto, company.list, owner, wrong))).toBe('tag');
  });
  test('of an owner’s device that left by itself still counts, for the keys that it had and no later ones', async () => {
    const made = await newCompany();
    const gone = await join(made, { role: 'owner' });
    const granted = (to: DeviceKeys, list = made.list, keys = made.founded.keys) => makeGrant(crypto, list, gone, liveDevice(made.list, to.id), keys);
    const [kept, colleague] = [await join(made, { role: 'owner' }), await join(made, { role: 'staff', scopes: { sales: 'edit' } })];
    const grants = { owner: await granted(kept), staff: await granted(colleague) };
    const { list } = await nextAct(crypto, made.list, gone, AT, { verb: 'revoke', device: gone.id, upTo: {} });
    expect([...(await openGrant(crypto, list, kept, grants.owner)).company!.keys()]).toEqual([1]);
    expect((await openGrant(crypto, list, colleague, grants.staff)).scopes.map(({ epoch }) => epoch)).toEqual([1, 1, 1, 1]);
    // Keys change behind it; what it signs now is its own work.
    const changed = await rotate(crypto, list, made.founder, made.founded.keys, AT);
    const [later, forged] = [{ ...liveDevice(list, colleague.id) }, new Map([[1, made.founded.keys.get(1)!], [2, crypto.randomBytes(32)]])];
    const false2 = await makeGrant(crypto, changed.list, gone, later, forged);
    expect(await faultOf(() => openGrant(crypto, changed.list, colleague, false2))).toBe('revoked');
    expect((await openGrant(crypto, changed.list, colleague, changed.grants.find(({ to }) => to === colleague.id))).scopes.some(({ epoch }) => epoch === 2)).toBe(true);
    // One that an owner took off the list gives nothing any more.
    const cut = await revokeDevice(crypto, made.list, made.founder, made.founded.keys, AT, gone.id, {});
    expect(await faultOf(() => openGrant(crypto, cut.list, colleague, grants.staff))).toBe('revoked');
  });
  test('of another shape is malformed', async () => {
    for (const odd of [undefined, null, 3, {}, { ...(await grantFor(staff)), box: '!' }]) expect(await faultOf(() => openGrant(crypto, company.list, staff, odd))).toBe('malformed');
    expect(await faultOf(() => makeGrant(crypto, company.list, company.founder, liveDevice(company.list, owner.id), new Map()))).toBe('key-missing');
  });
});

describe('revoking and changing roles', () => {
  test('after a revocation everybody else gets the new epoch, the recovery sheet too; nobody else does', async () => {
    const made = await newCompany();
    const [gone, stays] = [await join(made, { role: 'owner' }), await join(made, { role: 'accountant' })];
    const before = await rawScopeKey(crypto, await companyKey(crypto, made.list.company, 1, made.founded.keys.get(1)!), 'sales');
    const change = await revokeDevice(crypto, made.list, made.founder, made.founded.keys, AT, gone.id, {});
    expect(change.acts.map(({ act }) => act['verb'])).toEqual(['revoke', 'rotate']);
    const sheet = made.list.devices.find(({ role }) => role === 'recovery')!;
    expect(change.grants.map(({ to }) => to).sort()).toEqual([made.founder.id, stays.id, sheet.id].sort());
    const after = (await openGrant(crypto, change.list, stays, change.grants.find(({ to }) => to === stays.id))).scopes.find(({ scope, epoch }) => scope === 'sales' && epoch === 2)!;
    expect(toBase64url(after.raw)).not.toBe(toBase64url(before));
    expect(await faultOf(() => openGrant(crypto, change.list, gone, change.grants[0]))).toBe('foreign');
  });
  test('less to read rotates, more to read is granted', async () => {
    const made = await newCompany();
    const device = await join(made, { role: 'staff', scopes: { sales: 'edit' } });
    const to = (scopes: Record<string, 'see' | 'edit'>) => changeRole(crypto, made.list, made.founder, made.founded.keys, AT, { device: device.id, role: 'staff', scopes, upTo: { sales: 4 } });
    const verbs = async (scopes: Record<string, 'see' | 'edit'>) => (await to(scopes)).acts.map(({ act }) => act['verb']);
    expect(await verbs({ sales: 'see', contacts: 'see' })).toEqual(['setRole']);
    expect((await to({ sales: 'see', contacts: 'see' })).grants.map((grant) => grant.to)).toEqual([device.id]);
    expect(await verbs({ contacts: 'edit' })).toEqual(['setRole', 'rotate']);
  });
  test('an owner that becomes an accountant loses the company key', async () => {
    const made = await newCompany();
    const device = await join(made, { role: 'owner' });
    const change = await changeRole(crypto, made.list, made.founder, made.founded.keys, AT, { device: device.id, role: 'accountant', upTo: {} });
    expect(change.list.epochs).toHaveLength(2);
    expect((await openGrant(crypto, change.list, device, change.grants.find(({ to }) => to === device.id))).company).toBeUndefined();
    wipe(made.founded.keys);
    expect(await faultOf(() => grantAll(crypto, made.list, made.founder, new Map()))).toBe('key-missing');
  });
});

test('a box for a device opens for it alone, for its purpose alone', async () => {
  const [one, other] = [await crypto.wrappingPair(), await crypto.wrappingPair()];
  const text = new TextEncoder().encode('key');
  const box = await closeFor(crypto, one.publicKey, text, 'p');
  const as = ({ privateKey, publicKey }: typeof one) => ({ wrappingKey: privateKey, publicKey });
  expect(await openFor(crypto, as(one), box, 'p')).toEqual(text);
  expect(await faultOf(() => openFor(crypto, as(one), box, 'q'))).toBe('tag');
  expect(await faultOf(() => openFor(crypto, as(other), box, 'p'))).toBe('tag');
  for (let at = 0; at < box.length; at++) {
    const altered = box.slice();
    altered[at]! ^= 1;
    expect(['tag', 'malformed']).toContain(await faultOf(() => openFor(crypto, as(one), altered, 'p')));
  }
  expect(await faultOf(() => openFor(crypto, as(one), box.slice(0, 70), 'p'))).toBe('malformed');
  expect(await faultOf(() => closeFor(crypto, box.slice(0, 65).fill(0), text, 'p'))).toBe('malformed');
});

test('device names are for members: readable with the key, bound to their device', async () => {
  const ring = await ringOf(company, staff);
  const { company: id, epochs } = company.list;
  const entry = liveDevice(company.list, accountant.id);
  expect(await openName(crypto, ring, id, accountant.id, entry.name!)).toBe('A accountant');
  expect(await openName(crypto, ring, id, company.founder.id, liveDevice(company.list, company.founder.id).name!)).toBe('Laptop');
  expect(await faultOf(() => openName(crypto, ring, id, staff.id, entry.name!))).toBe('tag');
  expect(await faultOf(() => openName(crypto, new KeyRing(), id, accountant.id, entry.name!))).toBe('key-missing');
  const long = await sealName(crypto, { key: ring.get('company', epochs.length)!, epoch: epochs.length, company: id, device: staff.id }, `  ${'👷'.repeat(80)}\ud800`);
  expect(await openName(crypto, ring, id, staff.id, long)).toBe('👷'.repeat(60));
});

test('the check of a company key shows another key or epoch', async () => {
  const raw = crypto.randomBytes(32);
  expect(await keyCheck(crypto, 1, raw)).toBe(await keyCheck(crypto, 1, raw.slice()));
  expect(await keyCheck(crypto, 2, raw)).not.toBe(await keyCheck(crypto, 1, raw));
  expect(fromBase64url(await keyCheck(crypto, 1, raw))).toHaveLength(16);
});

test('what the relay receives while all sleep is read by who has the private half, as what it is', async () => {
  const key = await newInboxKey(crypto);
  const text = new TextEncoder().encode('<Invoice/>');
  const box = await closeForInbox(crypto, key.publicKey, company.list.company, 'peppol', text);
  expect(await openInbox(crypto, key, company.list.company, 'peppol', box)).toEqual(text);
  expect(await faultOf(() => openInbox(crypto, key, company.list.company, 'mail', box))).toBe('tag');
  expect(await faultOf(() => openInbox(crypto, { ...key, privateKey: 'AAAA' }, company.list.company, 'peppol', box))).toBe('malformed');
});
