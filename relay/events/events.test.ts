// The sockets of a real server: told that there is more, cut off when revoked, and a drain that says goodbye.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { CLOSE } from '#sync/wire/events.ts';
import { crypto, instant, makeCompany, makeWorld, push } from '../api/world.ts';
import type { Company, World } from '../api/world.ts';
import { drain, listen } from '../listen.ts';
import { makeServer } from '../server.ts';

let world: World;
let company: Company;
let server: Server;
let port = 0;
beforeEach(async () => {
  world = await makeWorld();
  company = await makeCompany(world);
  server = makeServer(world.app);
  port = await listen(server, 0, '127.0.0.1');
});
afterEach(async () => {
  void world.relay.stop();
  await drain(server);
  await world.close();
});

/** A socket with what it is told, in order. */
async function socketOf(token: unknown) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/events`);
  const told: unknown[] = [];
  let wake = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    told.push(JSON.parse(data.toString()));
    wake();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  socket.send(JSON.stringify(token));
  const next = async (count: number): Promise<unknown[]> => {
    while (told.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return told;
  };
  return { socket, next, closed };
}

describe('events', () => {
  it('say where things stand at first and whenever that changes, and nothing else', async () => {
    const phone = await company.add({ role: 'staff', scopes: { sales: 'see' } });
    const owner = await socketOf({ token: company.owner.token });
    const staff = await socketOf({ token: phone.token });
    const [first] = await owner.next(1);
    expect(first).toEqual({ generation: expect.any(String), head: 4, list: 4, invitations: 0 });
    expect((await staff.next(1))[0]).toEqual({ generation: expect.any(String), head: 4, list: 4 });
    await push(world, company.owner, company.owner.envelope());
    expect((await owner.next(2))[1]).toMatchObject({ head: 5 });
    expect((await staff.next(2))[1]).toMatchObject({ head: 5 });
  });

  it('are for devices with a token, and end when it ends or the device is revoked', async () => {
    const { founded, owner } = company;
    for (const hello of [{ token: 'A'.repeat(43) }, {}, 'x', null]) expect(await (await socketOf(hello)).closed).toBe(CLOSE.token);
    const phone = await company.add({ role: 'owner' });
    const socket = await socketOf({ token: phone.token });
    await socket.next(1);
    const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), phone.keys.id, {});
    await world.ask('POST', '/v1/keys', { token: owner.token, body: { acts: change.acts, grants: change.grants } });
    expect(await socket.closed).toBe(CLOSE.revoked);
    expect(await (await socketOf({ token: phone.token })).closed).toBe(CLOSE.revoked);
  });

  it('are refused to what is no socket, and take no long message', async () => {
    const plain = await fetch(`http://127.0.0.1:${port}/v1/events`);
    expect([plain.status, plain.headers.get('content-type')]).toEqual([426, 'application/problem+json']);
    expect(await (await socketOf({ token: 'A'.repeat(2000) })).closed).toBe(1009);
  });

  it('do not count for other companies', async () => {
    const other = await makeCompany(world);
    const theirs = await socketOf({ token: other.owner.token });
    await theirs.next(1);
    await push(world, company.owner, company.owner.envelope());
    await push(world, other.owner, other.owner.envelope());
    expect((await theirs.next(2))[1]).toMatchObject({ head: 4 });
  });
});

describe('stopping', () => {
  it('says goodbye to every socket, also one that has not said who it is, and is not ready any more', async () => {
    const known = await socketOf({ token: company.owner.token });
    await known.next(1);
    const unknown = new WebSocket(`ws://127.0.0.1:${port}/v1/events`);
    await once(unknown, 'open');
    expect((await world.ask('GET', '/readyz')).status).toBe(200);
    void world.relay.stop();
    const goodbye = once(unknown, 'close');
    expect(await known.closed).toBe(CLOSE.stopping);
    expect((await goodbye)[0]).toBe(CLOSE.stopping);
    await drain(server);
    expect((await world.ask('GET', '/readyz')).status).toBe(503);
    const late = await push(world, company.owner, company.owner.envelope());
    expect([late.status, await late.json()]).toEqual([503, expect.objectContaining({ reason: 'stopping' })]);
    expect((await world.ask('GET', '/healthz')).status).toBe(200);
  });

  it('does not wait for a socket that answers nothing', async () => {
    const raw = connect(port, '127.0.0.1');
    raw.write(
      'GET /v1/events HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
    );
    await once(raw, 'data');
    raw.pause();
    void world.relay.stop();
    await drain(server);
    expect(server.listening).toBe(false);
    raw.destroy();
  });
});
