// Who may not: every route and method that the description names, tried without a token and with those of every role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { idOf } from '#sync/ids.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { BINARY_TYPE } from '#sync/wire/log.ts';
import { watch } from './watch.ts';
import { crypto, instant, issueOf, makeCompany, makeWorld, push } from './world.ts';
import type { Company, Device, World } from './world.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const PIECE = 'application/octet-stream';

/** Routes for which no sign-in is asked. */
const open = [
  'POST /v1/companies',
  'GET /v1/practice',
  'POST /v1/sessions/challenge',
  'POST /v1/sessions',
  'POST /v1/recover',
  'GET /v1/invitations/{id}',
  'POST /v1/invitations/{id}/request',
  'DELETE /v1/invitations/{id}/request',
  'GET /v1/events'
];
/** Routes that the accountant, and staff who see sales, pass with their role; what they write there is refused further in. */
const forEverybody = [
  'POST /v1/log',
  'GET /v1/log',
  'GET /v1/keys',
  'POST /v1/leave',
  'GET /v1/devices',
  'GET /v1/series',
  'GET /v1/blobs/{id}',
  'GET /v1/blobs/{id}/{chunk}',
  'GET /v1/connections/{id}/transmissions',
  'POST /v1/connections/{id}/transmissions/{record}/{attempt}/status'
];

let world: World;
let company: Company;
let staff: Device;
let accountant: Device;
let revoked: Device;
let other: Company;
let written: () => unknown;
let stopWatching: () => void;
let routes: { name: string; method: Method; path: string; signedIn: boolean }[];
const blob = toBase64url(new Uint8Array(32));

beforeAll(async () => {
  world = await makeWorld();
  company = await makeCompany(world);
  other = await makeCompany(world);
  staff = await company.add({ role: 'staff', scopes: { sales: 'see', contacts: 'edit' } });
  accountant = await company.add({ role: 'accountant' });
  revoked = await company.add({ role: 'owner' });
  const { founded, owner } = company;
  const change = await revokeDevice(crypto, founded.list, owner.keys, founded.keys, instant(world), revoked.keys.id, {});
  await world.ask('POST', '/v1/keys', { token: owner.token, body: { acts: change.acts, grants: change.grants } });
  await push(world, owner, owner.envelope());
  await world.ask('PUT', `/v1/blobs/${blob}/0?of=1`, { token: owner.token, body: new Uint8Array([1]), media: PIECE });
  const watched = watch(world);
  ({ written } = watched);
  stopWatching = watched.stop;

  const description = (await (await world.ask('GET', '/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security: object[] }>>;
  };
  routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Method,
      path,
      signedIn: security.length > 0
    }))
  );
});
afterAll(async () => {
  stopWatching();
  await world.close();
});

const filled = (address: string): string =>
  address
    .replace('{id}', address.includes('blobs') ? blob : idOf(new Uint8Array(16)))
    .replace('{chunk}', '0')
    .replace('{record}', 'R1')
    .replace('{attempt}', '1')
    .replace('{seq}', '1');
/** A document for another system: the largest body that there is. */
const HAND_OVER = 'PUT /v1/connections/{id}/transmissions/{record}/{attempt}';
/** Of which connection, its key says: asked for once the body is read. */
const FETCH = 'POST /v1/connections/{id}/fetch';
const bodyFor = (name: string): { body?: unknown; media?: string } => {
  if (/^(POST \/v1\/(log|issue)) ?$/.test(name)) return { body: new Uint8Array(8), media: BINARY_TYPE };
  if (name.startsWith('PUT /v1/blobs') || name === HAND_OVER) return { body: new Uint8Array(8), media: PIECE };
  if (/\/(status|certificate|look)$/.test(name)) return {};
  return /^(POST|PUT|DELETE \/v1\/company)/.test(name) ? { body: {} } : {};
};

async function expectRefused(asked: Promise<Response>, statuses: number[], what: string): Promise<void> {
  const before = written();
  const answer = await asked;
  expect(statuses, what).toContain(answer.status);
  expect(answer.headers.get('content-type'), what).toBe('application/problem+json');
  expect(answer.headers.get('cache-control'), what).toBe('no-store');
  expect(await answer.json(), what).toMatchObject({ status: answer.status, title: expect.any(String) });
  expect(written(), what).toEqual(before);
}

describe('every route and method', () => {
  it('is described, and asks for a sign-in unless it is there for signing in', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(
      routes
        .filter(({ signedIn }) => !signedIn)
        .map(({ name }) => name)
        .toSorted()
    ).toEqual(open.toSorted());
  });

  it('refuses who has no token, a wrong one, or one of a device that is revoked', async () => {
    for (const { name, method, path, signedIn } of routes) {
      if (!signedIn) continue;
      for (const token of [undefined, 'x', 'A'.repeat(43), `${company.owner.token}A`]) {
        await expectRefused(world.ask(method, filled(path), { token, ...bodyFor(name) }), [401], name);
      }
      await expectRefused(
        world.ask(method, filled(path), { headers: { authorization: `Basic ${company.owner.token}` }, ...bodyFor(name) }),
        [401],
        name
      );
      await expectRefused(world.ask(method, filled(path), { token: revoked.token, ...bodyFor(name) }), [403], name);
    }
  });

  it('refuses the accountant and staff what is the owner’s', async () => {
    for (const { name, method, path, signedIn } of routes) {
      if (!signedIn) continue;
      const mine: [Device, string[]][] = [
        [accountant, forEverybody],
        [staff, [...forEverybody, 'PUT /v1/blobs/{id}/{chunk}', 'GET /v1/inbox', 'DELETE /v1/inbox/{seq}', HAND_OVER, HAND_OVER.replace('PUT', 'DELETE'), FETCH]]
      ];
      for (const [device, allowed] of mine) {
        const asked = world.ask(method, filled(path), { token: device.token, ...bodyFor(name) });
        if (allowed.includes(name)) expect((await asked).status, name).not.toBe(403);
        else await expectRefused(asked, [403], name);
      }
    }
  });

  it('refuses every other method with what there is', async () => {
    const methods = Map.groupBy(routes, ({ path }) => path);
    for (const [path, known] of methods) {
      for (const method of METHODS.filter((one) => !known.some((route) => route.method === one))) {
        await expectRefused(
          world.ask(method, filled(path), { token: company.owner.token }),
          [405, ...(path === '/v1/inbox/keys' ? [400] : [])],
          `${method} ${path}`
        );
      }
    }
    const nowhere = ['/v1', '/v1/', '/v1/nothing', '/v1/log/1', '/v1/Log', '/v1/blobs', '/v1/keys/'];
    for (const address of nowhere) await expectRefused(world.ask('GET', address, { token: company.owner.token }), [404], address);
  });
});

describe('within a route', () => {
  const results = async (answer: Response): Promise<unknown> => ((await answer.json()) as { results: unknown }).results;

  it('writes nothing of a scope that the role may not write, nor a number', async () => {
    const before = written();
    const notTheirs = ['sales', 'company', 'purchases', 'keys'];
    for (const device of [accountant, staff]) {
      const scopes = device === staff ? notTheirs : [...notTheirs, 'contacts'];
      const envelopes = scopes.map((scope) => device.envelope({ scope, epoch: scope === 'keys' ? 0 : 2 }));
      const snapshot = device.envelope({ kind: 'snapshot', epoch: 2 });
      for (const one of [...envelopes, snapshot, issueOf(device, 1, 'r')]) {
        const answer = await push(world, device, one);
        const isKeys = one === envelopes[scopes.indexOf('keys')];
        expect([answer.status, await answer.json()]).toMatchObject(isKeys ? [400, { reason: 'malformed' }] : [403, { reason: 'role' }]);
      }
      expect(await (await push(world, device, ...envelopes, snapshot)).json()).toMatchObject({ status: 403, reason: 'role' });
    }
    expect(written()).toEqual(before);
    // Beside something that it may write, each is answered for itself.
    const mixed = await push(world, staff, staff.envelope({ scope: 'sales', epoch: 2 }), staff.envelope({ scope: 'contacts', epoch: 2 }));
    expect(await results(mixed)).toMatchObject([{ fault: 'role' }, { seq: expect.any(Number) }]);
    const handover = await push(world, accountant, accountant.envelope({ scope: 'handover', epoch: 2 }));
    expect(await results(handover)).toMatchObject([{ seq: expect.any(Number) }]);
    expect(written()).not.toEqual(before);
  });

  it('keeps companies apart', async () => {
    const { owner } = company;
    const thief = other.owner;
    const before = written();
    const forged = thief.envelope({ company: owner.company });
    const asThem = owner.envelope();
    expect(await (await push(world, thief, forged, asThem)).json()).toMatchObject({ status: 400, reason: 'malformed' });
    const ask = (method: Method, address: string, more = {}) => world.ask(method, address, { token: thief.token, ...more });
    await expectRefused(ask('POST', '/v1/issue', { body: issueOf(owner, 1, 'r'), media: BINARY_TYPE }), [400], 'issue');
    await expectRefused(ask('GET', `/v1/blobs/${blob}`), [404], 'blob');
    await expectRefused(ask('GET', `/v1/blobs/${blob}/0`), [404], 'piece');
    const { acts, grants } = company.founded.post;
    await expectRefused(ask('POST', '/v1/keys', { body: { acts, grants } }), [409], 'acts of another list');
    expect(written()).toEqual(before);
  });

  it('takes no address for a place on the disk', async () => {
    const ids = ['..%2f..%2frelay.sqlite', '%2e%2e', '..%5c..', `${'A'.repeat(42)}/`, `${'A'.repeat(42)}%00`, 'A'.repeat(44), `${'A'.repeat(42)}.`];
    for (const id of ids) {
      await expectRefused(world.ask('GET', `/v1/blobs/${id}`, { token: company.owner.token }), [400, 404, 405], id);
      await expectRefused(
        world.ask('PUT', `/v1/blobs/${id}/0?of=1`, { token: company.owner.token, body: new Uint8Array([1]), media: PIECE }),
        [400, 404],
        id
      );
    }
    for (const chunk of ['-1', '1.5', '0x1', '999', '..', '%2e']) {
      await expectRefused(world.ask('GET', `/v1/blobs/${blob}/${chunk}`, { token: company.owner.token }), [400, 404, 405], chunk);
    }
  });

  it('reads no more than it takes, said or not', { timeout: 60_000 }, async () => {
    for (const { name, method, path } of routes) {
      const given = bodyFor(name);
      if (!('body' in given)) continue;
      const media = given.media ?? 'application/json';
      const most = name === HAND_OVER ? 26 << 20 : 4 << 20;
      const big = new Uint8Array(most + 1);
      const address = `${filled(path)}${path.includes('chunk') ? '?of=1' : ''}`;
      await expectRefused(world.ask(method, address, { token: company.owner.token, body: big, media }), [413], name);
      let pulled = 0;
      const endless = new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1 << 16));
        }
      });
      const request = new Request(`http://relay${address}`, {
        method,
        body: endless,
        duplex: 'half',
        headers: { authorization: `Bearer ${company.owner.token}`, 'content-type': media }
      } as RequestInit);
      await expectRefused(Promise.resolve(world.app.request(request)), [413], name);
      expect(pulled).toBeLessThan((most >> 16) + 16);
      await expectRefused(world.ask(method, address, { token: company.owner.token, body: new Uint8Array(3), media: 'text/plain' }), [415], name);
      await expectRefused(
        world.ask(method, address, { token: company.owner.token, body: new Uint8Array(3), media, headers: { 'content-encoding': 'gzip' } }),
        [415],
        name
      );
    }
  });

  it('waits for no body longer than its patience', async () => {
    const hasty = await makeWorld({ bodyPatience: 20 });
    const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) });
    const request = new Request('http://relay/v1/recover', {
      method: 'POST',
      body: silent,
      duplex: 'half',
      headers: { 'content-type': 'application/json' }
    } as RequestInit);
    const answer = await hasty.app.request(request);
    expect([answer.status, await answer.json()]).toEqual([408, expect.objectContaining({ reason: 'slow-down' })]);
    await hasty.close();
  });

  it('answers who asks too often with when to come back, by address and by device', async () => {
    const strict = await makeWorld({ rates: { address: { burst: 8, perSecond: 1 }, device: { burst: 3, perSecond: 1 } } });
    const { owner } = await makeCompany(strict);
    const statuses = async (count: number, ask: () => Promise<Response>) => {
      const all = [];
      for (let n = 0; n < count; n += 1) all.push((await ask()).status);
      return all;
    };
    expect(await statuses(5, () => strict.ask('GET', '/v1/keys', { token: owner.token }))).toEqual([200, 200, 200, 429, 429]);
    const refused = await strict.ask('GET', '/v1/keys', { token: owner.token });
    expect([refused.headers.get('retry-after'), await refused.json()]).toEqual(['1', expect.objectContaining({ reason: 'slow-down' })]);
    strict.clock.now += 1000;
    expect(await statuses(2, () => strict.ask('GET', '/v1/keys', { token: owner.token }))).toEqual([200, 429]);
    expect((await statuses(9, () => strict.ask('GET', '/v1/keys', { token: 'A'.repeat(43) }))).at(-1)).toBe(429);
    expect((await strict.ask('POST', '/v1/recover', { body: {} })).status).toBe(429);
    await strict.close();
  });
});
