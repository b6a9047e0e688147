// Pairing: from a link to a device on the list, with a relay in between that would like to be let in.
import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { AT, crypto, faultOf, newCompany, type TestCompany } from '../../../tests/sync/company.ts';
import { SyncError } from '../error.ts';
import { companyKey } from '../keys/company.ts';
import { type DeviceKeys, newDeviceKeys } from '../keys/found.ts';
import { importGranted, openGrant } from '../keys/grant.ts';
import { rotate } from '../keys/rotate.ts';
import { admit, checkAdmission } from './admit.ts';
import { invitationKeys, invite, type NewInvitation, openKept, readHello } from './invite.ts';
import { invitationLink, readInvitationLink } from './link.ts';
import { askToJoin, readRequest } from './request.ts';
import { invitationPost } from '../wire/invitations.ts';
import { keysPost } from '../wire/keys.ts';
import { liveDevice } from '../list/state.ts';

let company: TestCompany;
let phone: DeviceKeys;
let made: NewInvitation;
const rights = { role: 'staff' as const, scopes: { sales: 'edit' as const } };
const owners = () => companyKey(crypto, company.list.company, 1, company.founded.keys.get(1)!);

beforeAll(async () => {
  company = await newCompany();
  phone = await newDeviceKeys(crypto);
  made = await invite(crypto, company.list, { ...rights, by: company.founder.id, companyName: 'Dupont SRL', life: 'device', key: await owners() });
});

test('from the link to the keys', async () => {
  const link = invitationLink({ relay: 'https://carnet.example', secret: made.secret });
  expect(link).toMatch(/^https:\/\/carnet\.example\/#pair=1[A-Za-z0-9_-]{22}$/);
  const read = readInvitationLink(link);
  const keys = await invitationKeys(crypto, read.secret);
  expect(keys.id).toBe(made.post.id);
  const hello = await readHello(crypto, keys, made.post.hello);
  expect(hello).toMatchObject({ company: company.list.company, companyName: 'Dupont SRL', role: 'staff', list: company.list.number });
  const { request } = await askToJoin(crypto, keys, phone, phone.publicKeys, "Jean's phone");
  const asked = await readRequest(crypto, keys, request);
  expect(asked).toMatchObject({ device: phone.id, name: "Jean's phone", ...phone.publicKeys });
  const change = await admit(crypto, company.list, company.founder, company.founded.keys, AT, asked, rights);
  expect(keysPost.safeParse({ acts: change.acts, grants: change.grants, invitation: keys.id }).success).toBe(true);
  const { list, entry } = await checkAdmission(crypto, hello, { id: phone.id, ...phone.publicKeys }, [...company.acts, ...change.acts]);
  expect(entry).toMatchObject({ role: 'staff', letter: 'B' });
  const ring = await importGranted(crypto, list, await openGrant(crypto, list, phone, change.grants[0]));
  expect(ring.map(({ scope }) => scope)).toEqual(['company', 'sales', 'handover', 'blobs']);
});

test('the relay is told neither the secret, nor the company by name, nor the new device', async () => {
  const keys = await invitationKeys(crypto, made.secret);
  const { request } = await askToJoin(crypto, keys, phone, phone.publicKeys, "Jean's phone");
  expect(invitationPost.safeParse(made.post).success).toBe(true);
  const seen = JSON.stringify([made.post, request]);
  for (const word of [Buffer.from(made.secret).toString('base64url'), 'Dupont', phone.id, phone.publicKeys.signingKey]) {
    expect(seen).not.toContain(word);
    expect(seen).not.toContain(Buffer.from(word).toString('base64url').slice(1, -2));
  }
});

describe('a relay that wants to be let in', () => {
  test('cannot ask in the place of the device: it has not the secret', async () => {
    const [right, wrong] = [await invitationKeys(crypto, made.secret), await invitationKeys(crypto, crypto.randomBytes(16))];
    const { request } = await askToJoin(crypto, { ...wrong, id: right.id }, phone, phone.publicKeys, 'phone');
    expect(await faultOf(() => readRequest(crypto, right, request))).toBe('tag');
  });
  test('cannot bring the request of one invitation into another, nor its greeting', async () => {
    const other = await invite(crypto, company.list, { role: 'owner', by: company.founder.id, companyName: 'Dupont SRL', life: 'device' });
    const [one, two] = [await invitationKeys(crypto, made.secret), await invitationKeys(crypto, other.secret)];
    const { request } = await askToJoin(crypto, one, phone, phone.publicKeys, 'phone');
    expect(await faultOf(() => readRequest(crypto, two, request))).toBe('tag');
    expect(await faultOf(() => readHello(crypto, two, made.post.hello))).toBe('tag');
    expect(other.post.kept).toBeUndefined();
  });
  test('cannot show the new device another company, a list without it, or one with other keys for it', async () => {
    const keys = await invitationKeys(crypto, made.secret);
    const hello = await readHello(crypto, keys, made.post.hello);
    const me = { id: phone.id, ...phone.publicKeys };
    const evil = await newCompany();
    expect(await faultOf(() => checkAdmission(crypto, hello, me, evil.acts))).toBe('foreign');
    expect(await faultOf(() => checkAdmission(crypto, hello, me, company.acts))).toBe('stranger');
    expect(await faultOf(() => checkAdmission(crypto, hello, me, company.acts.slice(0, -1)))).toBe('gap');
    const swapped = await newDeviceKeys(crypto);
    const asked = { device: phone.id, name: 'phone', ...swapped.publicKeys, proof: '' };
    const change = await admit(crypto, company.list, company.founder, company.founded.keys, AT, asked, rights);
    expect(await faultOf(() => checkAdmission(crypto, hello, me, [...company.acts, ...change.acts]))).toBe('refused');
    const asOwner = await admit(crypto, company.list, company.founder, company.founded.keys, AT, { ...asked, ...phone.publicKeys }, { role: 'owner' });
    expect(await faultOf(() => checkAdmission(crypto, hello, me, [...company.acts, ...asOwner.acts]))).toBe('refused');
  });
});

test('a device that names a key which it does not hold is refused', async () => {
  const keys = await invitationKeys(crypto, made.secret);
  const { request } = await askToJoin(crypto, keys, phone, { ...phone.publicKeys, signingKey: company.founder.publicKeys.signingKey }, 'phone');
  expect(await faultOf(() => readRequest(crypto, keys, request))).toBe('signature');
});

test('another owner device can answer, until the keys rotate', async () => {
  const secret = await openKept(crypto, await owners(), made.post.id, made.post.kept!);
  expect(Buffer.from(secret).equals(made.secret)).toBe(true);
  const keys = new Map(company.founded.keys);
  const { list } = await rotate(crypto, company.list, company.founder, keys, AT);
  const newer = await companyKey(crypto, list.company, 2, keys.get(2)!);
  expect(await faultOf(() => openKept(crypto, newer, made.post.id, made.post.kept!))).toBe('tag');
});

test('only who may give numbers gets a letter', async () => {
  const asked = { device: phone.id, name: 'phone', ...phone.publicKeys, proof: '' };
  const letterOf = async (given: Parameters<typeof admit>[6]) => {
    const { list } = await admit(crypto, company.list, company.founder, company.founded.keys, AT, asked, given);
    return liveDevice(list, phone.id).letter;
  };
  expect(await letterOf({ role: 'owner' })).toBe('B');
  expect(await letterOf({ role: 'staff', scopes: { sales: 'see' } })).toBeUndefined();
  expect(await letterOf({ role: 'accountant' })).toBeUndefined();
});

describe('links', () => {
  const secret = new Uint8Array(16);
  test.each(['https://carnet.example', 'http://localhost:4747', 'http://192.168.1.20:4748', 'https://[fe80::1]:443'])('%s', (relay) => {
    expect(readInvitationLink(` ${invitationLink({ relay, secret })}\n`)).toEqual({ relay, secret });
  });
  test('an app path before the fragment does not matter, nor capitals in the address', () => {
    expect(readInvitationLink(`HTTPS://Carnet.example/begin#pair=1${'A'.repeat(22)}`.replace('HTTPS', 'https')).relay).toBe('https://carnet.example');
  });
  test.each([
    ['', 'malformed'],
    ['https://carnet.example/', 'malformed'],
    [`https://carnet.example/#pair=1${'A'.repeat(21)}`, 'malformed'],
    [`https://carnet.example/#pair=1${'A'.repeat(23)}`, 'malformed'],
    [`https://carnet.example/#pair=2${'A'.repeat(22)}`, 'newer'],
    [`https://user@carnet.example/#pair=1${'A'.repeat(22)}`, 'malformed'],
    [`javascript:alert(1)//#pair=1${'A'.repeat(22)}`, 'malformed'],
    [`https://evil.example\\@carnet.example/#pair=1${'A'.repeat(22)}`, 'malformed'],
    [`https://carnet.example:999999/#pair=1${'A'.repeat(22)}`, 'malformed']
  ])('%s is %s', (text, code) => {
    expect(() => readInvitationLink(text)).toThrow(code);
  });
  test('any text gives an invitation or a SyncError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (text) => {
        try {
          expect(readInvitationLink(text).secret).toHaveLength(16);
        } catch (error) {
          expect(error).toBeInstanceOf(SyncError);
        }
      })
    );
  });
  test('an address that is no origin makes no link', () => {
    for (const relay of ['carnet.example', 'https://carnet.example/', 'ftp://carnet.example', '']) expect(() => invitationLink({ relay, secret })).toThrow(RangeError);
  });
});
