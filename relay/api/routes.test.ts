// Every route as a device uses it, through app.request.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import { newDeviceKeys } from '#sync/keys/found.ts';
import { makeGrant } from '#sync/keys/grant.ts';
import { newInboxKey } from '#sync/keys/inbox.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { readList } from '#sync/list/chain.ts';
import { liveDevice } from '#sync/list/state.ts';
import { idOf } from '#sync/ids.ts';
import { crypto, instant, issue, issueOf, makeCompany, makeWorld, pageOf, proof, push, signIn } from './world.ts';
import type { Company, World } from './world.ts';

let world: World;
let company: Company;
beforeEach(async () => {
  world = await makeWorld();
  company = await makeCompany(world);
});
afterEach(() => world.close());

const read = async (answer: Promise<Response>): Promise<[number, unknown]> => {
  const got = await answer;
  const text = await got.text();
  return [got.status, text === '' ? undefined : JSON.parse(text)];
};
const get = (address: string, token = company.owner.token) => read(world.ask('GET', address, { token }));
const send = (method: string, address: string, body: unknown, token = company.owner.token) => read(world.ask(method, address, { token, body }));
const reason = (status: number, reason: string, more = {}) => [status, expect.objectContaining({ status, reason, ...more })];

describe('companies', () => {
  it('are founded once, by who made the key; the same request again gets the same answer', async () => {
    const { post } = company.founded;
    const again = await send('POST', '/v1/companies', post);
    expect(again).toEqual([200, { generation: expect.stringMatching(/^[0-7]/), head: 3 }]);
    const thief = await makeCompany(world);
    expect(await send('POST', '/v1/companies', { ...thief.founded.post, company: post.company })).toEqual(
      reason(400, 'malformed', { detail: 'foreign' })
    );
  });

  it('ask for the word of admission where there is one', async () => {
    const closed = await makeWorld({ admission: 'let me in' });
    const { post } = company.founded;
    expect(await read(closed.ask('POST', '/v1/companies', { body: post }))).toEqual(reason(403, 'admission'));
    expect(await read(closed.ask('POST', '/v1/companies', { body: { ...post, admission: 'let me i' } }))).toEqual(reason(403, 'admission'));
    expect((await read(closed.ask('POST', '/v1/companies', { body: { ...post, admission: 'let me in' } })))[0]).toBe(200);
    await closed.close();
  });

  it('are deleted with a signature made for that, and then nothing is left', async () => {
    const { owner } = company;
    await push(world, owner, owner.envelope());
    const wrong = await proof(world, 'session', owner.company, owner.keys);
    expect(await send('DELETE', '/v1/company', wrong)).toEqual(reason(401, 'proof'));
    const right = await proof(world, 'delete', owner.company, owner.keys);
    expect(await send('DELETE', '/v1/company', right)).toEqual([204, undefined]);
    expect(await get('/v1/keys')).toEqual(reason(401, 'token'));
    expect(await world.relay.storage.companies.find(owner.company)).toBeUndefined();
    const after = await proof(world, 'session', owner.company, owner.keys);
    expect(await send('POST', '/v1/sessions', after)).toEqual(reason(401, 'proof'));
  });

  it('may come back after that, and begin as they did', async () => {
    await company.add({ role: 'accountant' });
    const { founded, owner } = company;
    await send('DELETE', '/v1/company', await proof(world, 'delete', owner.company, owner.keys));
    expect((await send('POST', '/v1/companies', founded.post))[0]).toBe(200);
    const token = await signIn(world, owner.company, owner.keys);
    const again = await revokeDevice(
      crypto,
      await readList(crypto, owner.company, founded.post.acts),
      owner.keys,
      founded.keys,
      instant(world),
      founded.post.recovery?.device ?? '',
      {}
    );
    expect(await send('POST', '/v1/keys', { acts: again.acts, grants: again.grants }, token)).toEqual([200, { head: 5, seq: 5 }]);
  });
});

describe('sessions', () => {
  it('begin with a signed challenge that serves once and for two minutes, and last a quarter of an hour', async () => {
    const { owner } = company;
    const one = await proof(world, 'session', owner.company, owner.keys);
    expect(await send('POST', '/v1/sessions', one)).toEqual([
      200,
      expect.objectContaining({ head: 3, list: 3, expiresAt: new Date(world.clock.now + 900_000).toISOString() })
    ]);
    expect(await send('POST', '/v1/sessions', one)).toEqual(reason(401, 'proof'));
    const late = await proof(world, 'session', owner.company, owner.keys);
    world.clock.now += 121_000;
    expect(await send('POST', '/v1/sessions', late)).toEqual(reason(401, 'proof'));
    expect((await get('/v1/keys'))[0]).toBe(200);
    world.clock.now += 900_000;
    expect(await get('/v1/keys')).toEqual(reason(401, 'token'));
  });

  it('are refused to another key, another purpose, another device, another challenge', async () => {
    const { owner } = company;
    const stranger = await newDeviceKeys(crypto);
    const one = await proof(world, 'session', owner.company, owner.keys);
    const other = await proof(world, 'session', owner.company, { ...owner.keys, signingKey: stranger.signingKey });
    const unknown = await proof(world, 'session', owner.company, stranger);
    const forDeletion = await proof(world, 'delete', owner.company, owner.keys);
    const forged = { ...one, challenge: toBase64url(crypto.randomBytes(32)) };
    const wrong = [other, unknown, forDeletion, forged, { ...one, device: stranger.id }];
    for (const body of wrong) expect(await send('POST', '/v1/sessions', body)).toEqual(reason(401, 'proof'));
    expect((await send('POST', '/v1/sessions', one))[0]).toBe(200);
  });
});

describe('the device list', () => {
  it('is given with the grant of who asks, from any number on', async () => {
    const phone = await company.add({ role: 'staff', scopes: { sales: 'edit' } });
    const [, all] = (await get('/v1/keys', phone.token)) as [number, { head: number; acts: { act: { verb: string } }[]; grant: { to: string } }];
    expect(all.acts.map(({ act }) => act.verb)).toEqual(['found', 'rename', 'add', 'add']);
    expect(all.grant.to).toBe(phone.keys.id);
    expect(await get('/v1/keys?after=3')).toEqual([200, expect.objectContaining({ head: 4, acts: [all.acts[3]] })]);
    const rows = (await pageOf(world, company.owner)).rows.map(({ envelope }) => readEnvelope(envelope).header);
    expect(rows.map(({ scope, n }) => `${scope} ${n}`)).toEqual(['keys 1', 'keys 2', 'keys 3', 'keys 4']);
  });

  it('takes an act once; one that does not follow is told where the list stands', async () => {
    const { founded, owner } = company;
    const phone = await company.add({ role: 'owner' });
    const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), phone.keys.id, {});
    const body = { acts: change.acts, grants: change.grants };
    const done = await send('POST', '/v1/keys', body);
    expect(done).toEqual([200, { head: 6, seq: 6 }]);
    expect(await send('POST', '/v1/keys', body)).toEqual(done);
    const other = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), phone.keys.id, { sales: 1 });
    expect(await send('POST', '/v1/keys', { acts: other.acts, grants: other.grants })).toEqual(reason(409, 'list', { head: 6 }));
  });

  it('cuts a revoked device off at once, but not behind its back', async () => {
    const { founded, owner } = company;
    const phone = await company.add({ role: 'owner' });
    const second = await signIn(world, phone.company, phone.keys);
    await push(world, phone, phone.envelope(), phone.envelope());
    const revoke = async (upTo: Record<string, number>) => {
      const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), phone.keys.id, upTo);
      return send('POST', '/v1/keys', { acts: change.acts, grants: change.grants });
    };
    expect(await revoke({ sales: 1 })).toEqual(reason(409, 'behind'));
    expect((await get('/v1/keys', phone.token))[0]).toBe(200);
    expect((await revoke({ sales: 2 }))[0]).toBe(200);
    for (const token of [phone.token, second]) expect(await get('/v1/keys', token)).toEqual(reason(403, 'revoked'));
    expect(await send('POST', '/v1/sessions', await proof(world, 'session', phone.company, phone.keys))).toEqual(reason(403, 'revoked'));
  });

  it('takes acts only from the device that signed them, and grants only for the list as it stands', async () => {
    const { founded, owner } = company;
    const second = await company.add({ role: 'owner' });
    const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), second.keys.id, {});
    expect(await send('POST', '/v1/keys', { acts: change.acts, grants: [] }, second.token)).toEqual(reason(403, 'role'));
    const forged = change.acts.map((act) => ({ ...act, signature: toBase64url(crypto.randomBytes(64)) }));
    expect(await send('POST', '/v1/keys', { acts: forged, grants: [] })).toEqual(reason(400, 'malformed', { detail: 'signature' }));
    const grant = await makeGrant(crypto, founded.list, owner.keys, liveDevice(founded.list, second.keys.id), founded.keys);
    expect(await send('POST', '/v1/grants', { grants: [grant] })).toEqual([204, undefined]);
    await company.add({ role: 'accountant' });
    expect(await send('POST', '/v1/grants', { grants: [grant] })).toEqual(reason(409, 'list', { head: 5 }));
    expect(await send('POST', '/v1/grants', { grants: [{ ...grant, by: second.keys.id }] })).toEqual(reason(400, 'malformed', { detail: 'grants' }));
  });

  it('says when each device was last here', async () => {
    const { owner } = company;
    const [, { devices }] = (await get('/v1/devices')) as [number, { devices: object[] }];
    expect(devices).toContainEqual({ id: owner.keys.id, lastSeenAt: instant(world) });
    expect(devices).toHaveLength(2);
  });
});

describe('the log', () => {
  it('takes a batch, tells the fault of each envelope that it does not take, and gives the rest back', async () => {
    const { owner } = company;
    const [good, repeated] = [owner.envelope(), owner.envelope({ scope: 'contacts' })];
    await push(world, owner, repeated);
    const foreign = owner.envelope({ company: idOf(crypto.randomBytes(16)) });
    const another = owner.envelope({ device: idOf(crypto.randomBytes(16)) });
    const keys = owner.envelope({ scope: 'keys', epoch: 0 });
    const newer = owner.envelope({ epoch: 2 });
    const sameNumber = owner.envelope({ scope: 'contacts', n: 1 });
    const snapshot = owner.envelope({ kind: 'snapshot', contains: [readEnvelope(repeated).header.id] });
    const [status, answer] = await read(push(world, owner, good, repeated, new Uint8Array([9]), foreign, another, keys, newer, sameNumber, snapshot));
    expect([status, answer]).toMatchObject([
      200,
      {
        head: 5,
        results: [
          { seq: 5 },
          { seq: 4 },
          ...Array.from({ length: 4 }, () => ({ fault: 'malformed' })),
          { fault: 'epoch' },
          { fault: 'taken' },
          { fault: 'contains' }
        ]
      }
    ]);
    const page = await pageOf(world, owner, 'after=3');
    expect(page.rows).toEqual([
      { seq: 4, envelope: repeated },
      { seq: 5, envelope: good }
    ]);
    expect((await pageOf(world, owner, 'before=6&limit=1')).rows).toEqual([{ seq: 5, envelope: good }]);
  });

  it('shows a role its scopes only, and the place that it has reached all the same', async () => {
    const { owner } = company;
    const phone = await company.add({ role: 'staff', scopes: { contacts: 'see' } });
    await push(world, owner, owner.envelope(), owner.envelope({ scope: 'contacts' }), owner.envelope({ scope: 'company' }), owner.envelope());
    const page = await pageOf(world, phone, 'after=4');
    expect(page.rows.map(({ envelope }) => readEnvelope(envelope).header.scope)).toEqual(['contacts', 'company']);
    expect(page).toMatchObject({ cursor: 8, head: 8, more: false });
  });

  it('hides what a snapshot contains, and gives it when asked as long as it is kept', async () => {
    const { owner } = company;
    const old = owner.envelope();
    await push(world, owner, old);
    const snapshot = owner.envelope({ kind: 'snapshot', contains: [readEnvelope(old).header.id] });
    expect((await read(push(world, owner, snapshot)))[0]).toBe(200);
    expect((await pageOf(world, owner, 'after=3')).rows).toEqual([{ seq: 5, envelope: snapshot }]);
    expect((await pageOf(world, owner, 'after=3&replaced=1')).rows).toHaveLength(2);
    world.clock.now += 90 * 86_400_000 + 1;
    await world.relay.sweep();
    const later = { ...owner, token: await signIn(world, owner.company, owner.keys) };
    expect((await pageOf(world, later, 'after=3&replaced=1')).rows).toEqual([{ seq: 5, envelope: snapshot }]);
  });
});

describe('numbers', () => {
  it('are given with the document, in order, once a record; refusals say what stands', async () => {
    const { owner } = company;
    const first = issueOf(owner, 41, 'r1');
    expect(await read(issue(world, owner, first))).toEqual([200, { seq: 4 }]);
    expect(await read(issue(world, owner, first))).toEqual([200, { seq: 4 }]);
    expect(await read(issue(world, owner, issueOf(owner, 41, 'r2')))).toEqual(reason(409, 'number', { next: 42, lastDate: '2026-11-22' }));
    expect(await read(issue(world, owner, issueOf(owner, 42, 'r1')))).toEqual(reason(409, 'issued', { seq: 4, envelope: toBase64url(first) }));
    for (const date of ['2026-11-21', '2026-11-23']) {
      expect(await read(issue(world, owner, issueOf(owner, 42, 'r2', date)))).toEqual(
        reason(409, 'date', { next: 42, lastDate: '2026-11-22', today: '2026-11-22' })
      );
    }
    expect(await get('/v1/series')).toEqual([200, { series: [{ series: 'F:2026', last: 41, lastDate: '2026-11-22' }] }]);
  });

  it('know the day as it is in Belgium', async () => {
    world.clock.now = Date.UTC(2026, 10, 22, 23, 30);
    const owner = { ...company.owner, token: await signIn(world, company.owner.company, company.owner.keys) };
    expect((await read(issue(world, owner, issueOf(owner, 1, 'r1', '2026-11-23'))))[0]).toBe(200);
  });

  it('go on from where they stood before there was a relay', async () => {
    const { owner } = company;
    expect(await send('POST', '/v1/series', { series: [{ series: 'F:2026', last: 115 }] })).toEqual([
      200,
      { series: [{ series: 'F:2026', last: 115 }] }
    ]);
    expect(await read(issue(world, owner, issueOf(owner, 1, 'r1')))).toEqual(reason(409, 'number', { next: 116 }));
    expect((await read(issue(world, owner, issueOf(owner, 116, 'r1'))))[0]).toBe(200);
    expect(await send('POST', '/v1/series', { series: [{ series: 'F:2026', last: 500 }] })).toEqual([
      200,
      { series: [{ series: 'F:2026', last: 116, lastDate: '2026-11-22' }] }
    ]);
  });

  it('are not given to what is no issue', async () => {
    const { owner } = company;
    const two = [1, 2].map((number) => ({ series: 'F:2026', number, date: '2026-11-22', record: `r${number}` }));
    for (const envelope of [
      owner.envelope(),
      owner.envelope({ kind: 'issue', issues: two }),
      owner.envelope({ kind: 'snapshot', issues: two.slice(1) }),
      new Uint8Array([1])
    ]) {
      expect(await read(issue(world, owner, envelope))).toEqual(reason(400, 'malformed'));
    }
  });
});

describe('files', () => {
  it('come and go in pieces; a second sender finds what is there', async () => {
    const id = toBase64url(crypto.randomBytes(32));
    const put = (chunk: number, of: number, text: string) =>
      read(
        world.ask('PUT', `/v1/blobs/${id}/${chunk}?of=${of}`, {
          token: company.owner.token,
          body: new Uint8Array(Buffer.from(text)),
          media: 'application/octet-stream'
        })
      );
    expect(await get(`/v1/blobs/${id}`)).toEqual(reason(404, 'absent'));
    expect(await put(1, 2, 'two')).toEqual([204, undefined]);
    expect(await get(`/v1/blobs/${id}`)).toEqual([200, { of: 2, have: [1] }]);
    expect(await put(0, 2, 'one')).toEqual([204, undefined]);
    expect(await put(0, 2, 'other')).toEqual([204, undefined]);
    expect(await put(0, 3, 'one')).toEqual(reason(409, 'differs'));
    expect(await put(2, 2, 'x')).toEqual(reason(400, 'malformed', { detail: 'chunk' }));
    const piece = await world.ask('GET', `/v1/blobs/${id}/0`, { token: company.owner.token });
    expect([await piece.text(), piece.headers.get('content-type')]).toEqual(['one', 'application/octet-stream']);
    expect((await world.ask('HEAD', `/v1/blobs/${id}/0`, { token: company.owner.token })).status).toBe(200);
    expect(await get(`/v1/blobs/${id}/2`)).toEqual(reason(404, 'absent'));
  });
});

describe('invitations', () => {
  const box = toBase64url(new Uint8Array(60));
  const leave = (life: 'device' | 'person', id = idOf(crypto.randomBytes(16))) => ({
    id,
    role: 'staff',
    scopes: { sales: 'see' },
    life,
    hello: box,
    kept: box
  });

  it('are left, seen, asked for once, answered with the act, and withdrawn', async () => {
    const invitation = leave('device');
    expect(await send('POST', '/v1/invitations', invitation)).toEqual([204, undefined]);
    const expiresAt = new Date(world.clock.now + 900_000).toISOString();
    const seen = () => read(world.ask('GET', `/v1/invitations/${invitation.id}`));
    expect(await seen()).toEqual([200, { state: 'open', hello: box, expiresAt }]);
    const ask = (request: string) => read(world.ask('POST', `/v1/invitations/${invitation.id}/request`, { body: { request } }));
    expect(await ask('AAAA')).toEqual([204, undefined]);
    expect(await ask('AAAA')).toEqual([204, undefined]);
    expect(await ask('BBBB')).toEqual(reason(409, 'used'));
    expect(await get('/v1/invitations')).toEqual([
      200,
      {
        invitations: [
          { ...invitation, hello: undefined, by: company.owner.keys.id, state: 'asked', createdAt: instant(world), expiresAt, request: 'AAAA' }
        ].map((one) => JSON.parse(JSON.stringify(one)) as unknown)
      }
    ]);
    expect(await send('DELETE', `/v1/invitations/${invitation.id}`, undefined)).toEqual([204, undefined]);
    expect(await seen()).toEqual(reason(410, 'declined'));
    expect(await ask('AAAA')).toEqual(reason(410, 'declined'));
    expect(await send('DELETE', `/v1/invitations/${invitation.id}`, undefined)).toEqual(reason(404, 'absent'));
    const untouched = leave('device');
    await send('POST', '/v1/invitations', untouched);
    expect(await send('DELETE', `/v1/invitations/${untouched.id}`, undefined)).toEqual([204, undefined]);
    expect(await read(world.ask('GET', `/v1/invitations/${untouched.id}`))).toEqual(reason(404, 'absent'));
  });

  it('end after 15 minutes, those of people after 7 days, and are 20 at most', async () => {
    const [device, person] = [leave('device'), leave('person')];
    await send('POST', '/v1/invitations', device);
    await send('POST', '/v1/invitations', person);
    for (let n = 2; n < 20; n += 1) expect((await send('POST', '/v1/invitations', leave('person')))[0]).toBe(204);
    expect(await send('POST', '/v1/invitations', leave('person'))).toEqual(reason(429, 'slow-down'));
    world.clock.now += 900_000;
    const status = async ({ id }: { id: string }) => (await world.ask('GET', `/v1/invitations/${id}`)).status;
    expect([await status(device), await status(person)]).toEqual([404, 200]);
    world.clock.now += 7 * 86_400_000;
    expect(await status(person)).toBe(404);
  });
});

describe('recovery and inbox', () => {
  it('gives the box of a sheet to who knows its id; a new sheet voids the old', async () => {
    const { recovery } = company.founded.post;
    expect(await read(world.ask('POST', '/v1/recover', { body: { recovery: recovery?.recovery } }))).toEqual([
      200,
      { company: company.owner.company, device: recovery?.device, box: recovery?.box }
    ]);
    const next = { ...recovery!, recovery: idOf(crypto.randomBytes(16)) };
    expect(await send('PUT', '/v1/recovery', next)).toEqual([204, undefined]);
    expect(await read(world.ask('POST', '/v1/recover', { body: { recovery: recovery?.recovery } }))).toEqual(reason(404, 'absent'));
    expect(await send('PUT', '/v1/recovery', { ...next, device: company.owner.keys.id })).toEqual(reason(400, 'malformed', { detail: 'device' }));
  });

  it('keeps what came, sealed, until a device has taken it over', async () => {
    const { publicKey } = await newInboxKey(crypto);
    expect(await send('PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey, scope: 'purchases' })).toEqual([204, undefined]);
    expect(await get('/v1/inbox/keys')).toEqual([200, { keys: [{ connection: 'ebox', publicKey, scope: 'purchases' }] }]);
    await world.relay.storage.inbox.add(company.owner.company, { connection: 'ebox', receivedAt: world.clock.now, box: new Uint8Array([1, 2]) });
    expect(await get('/v1/inbox?after=0')).toEqual([200, { items: [{ seq: 1, connection: 'ebox', receivedAt: instant(world), box: 'AQI' }] }]);
    expect(await send('DELETE', '/v1/inbox/1', undefined)).toEqual([204, undefined]);
    expect(await send('DELETE', '/v1/inbox/1', undefined)).toEqual(reason(404, 'absent'));
  });
});
