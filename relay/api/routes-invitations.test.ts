// Invitations, recovery and the inbox as a device uses them, through app.request.
import { describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { newInboxKey } from '#sync/keys/inbox.ts';
import { idOf } from '#sync/ids.ts';
import { askedByOwner, company, get, read, reason, send, world } from './asked.ts';
import { crypto, instant } from './world.ts';

askedByOwner();

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
