// Companies, sessions and the device list as a device uses them, through app.request.
import { describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import { newDeviceKeys } from '#sync/keys/found.ts';
import { makeGrant } from '#sync/keys/grant.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { nextAct } from '#sync/list/act.ts';
import { readList } from '#sync/list/chain.ts';
import { liveDevice } from '#sync/list/state.ts';
import { askedByOwner, company, get, read, reason, send, world } from './asked.ts';
import { crypto, instant, makeCompany, makeWorld, pageOf, proof, push, signIn } from './world.ts';

askedByOwner();

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

  it('takes acts from any owner’s device, for they are signed, and grants only of who posts them, for the list as it stands', async () => {
    const { founded, owner } = company;
    const second = await company.add({ role: 'owner' });
    const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), second.keys.id, {});
    const forged = change.acts.map((act) => ({ ...act, signature: toBase64url(crypto.randomBytes(64)) }));
    for (const token of [second.token, owner.token]) {
      expect(await send('POST', '/v1/keys', { acts: forged, grants: [] }, token)).toEqual(reason(400, 'malformed', { detail: 'signature' }));
    }
    // With the answer to an invitation, only from who made them; grants of another, never.
    expect(await send('POST', '/v1/keys', { acts: change.acts, grants: [], invitation: founded.list.company }, second.token)).toEqual(reason(403, 'role'));
    expect(await send('POST', '/v1/keys', { acts: change.acts, grants: change.grants }, second.token)).toEqual(reason(400, 'malformed', { detail: 'grants' }));
    const grant = await makeGrant(crypto, founded.list, owner.keys, liveDevice(founded.list, second.keys.id), founded.keys);
    expect(await send('POST', '/v1/grants', { grants: [grant] })).toEqual([204, undefined]);
    await company.add({ role: 'accountant' });
    expect(await send('POST', '/v1/grants', { grants: [grant] })).toEqual(reason(409, 'list', { head: 5 }));
    expect(await send('POST', '/v1/grants', { grants: [{ ...grant, by: second.keys.id }] })).toEqual(reason(400, 'malformed', { detail: 'grants' }));
    const third = await company.add({ role: 'owner' });
    const renamed = await nextAct(crypto, founded.list, owner.keys, instant(world), { verb: 'rename', device: owner.keys.id, name: 'Desk' });
    expect((await send('POST', '/v1/keys', { acts: [renamed.signed], grants: [] }, third.token))[0]).toBe(200);
  });

  it('says when each device was last here', async () => {
    const { owner } = company;
    const [, { devices }] = (await get('/v1/devices')) as [number, { devices: object[] }];
    expect(devices).toContainEqual({ id: owner.keys.id, lastSeenAt: instant(world) });
    expect(devices).toHaveLength(2);
  });
});
