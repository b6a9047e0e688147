// Practice: a company of sample data finds an e-Box there, with a certificate and a Client ID of its own choice; production has none.
import { afterEach, expect, it } from 'vitest';
import { crypto, makeCompany, makeWorld, type World } from '../../api/world.ts';
import { readEnv } from '../../env.ts';
import { newInboxKey } from '#sync/keys/inbox.ts';
import { connectionTypes } from '../types.ts';

const settings = { environment: 'production', client: 'self_service_chaman_1_exercice', company: { name: 'Plomberie Exemple', number: '0987654394' }, shows: 'always', archive: 'ask' };
const put = { type: 'ebox-practice', settings };

let world: World;
afterEach(() => world.close());

async function askAs(variables: Record<string, string>) {
  world = await makeWorld({ connectionTypes: connectionTypes(readEnv(variables)), clock: Date.now });
  const { owner } = await makeCompany({ ...world, clock: { now: Date.now() } });
  return async (method: string, address: string, body?: unknown): Promise<[number, unknown]> => {
    const answer = await world.ask(method, address, { token: owner.token, ...(body !== undefined && { body }) });
    const text = await answer.text();
    return [answer.status, text === '' ? undefined : JSON.parse(text)];
  };
}

it('is tried and brings messages, as the real one would, and is renewed', async () => {
  const ask = await askAs({});
  const { publicKey } = await newInboxKey(crypto);
  expect(await ask('PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey, scope: 'purchases' })).toEqual([204, undefined]);
  expect(await ask('PUT', '/v1/connections/ebox', put)).toEqual([204, undefined]);
  expect(await ask('POST', '/v1/connections/ebox/test', put)).toEqual([200, { offers: [] }]);
  type Listed = { connections: { state: string; certificates: { next: boolean }[]; parts: { id: string; fault?: string }[] }[] };
  const [, made] = (await ask('POST', '/v1/connections/ebox/certificate')) as [number, { certificates: unknown[] }];
  expect(made.certificates.length).toBeGreaterThan(0);
  for (;;) {
    const { items } = (await ask('GET', '/v1/inbox'))[1] as { items: unknown[] };
    if (items.length > 1) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [one] = ((await ask('GET', '/v1/connections'))[1] as Listed).connections;
  expect(one!.parts.map(({ fault }) => fault).filter(Boolean)).toEqual([]);
});

it('is no part of production: neither offered nor taken', async () => {
  const ask = await askAs({ NODE_ENV: 'production' });
  expect(await ask('GET', '/v1/practice')).toEqual([200, { types: [] }]);
  expect(await ask('PUT', '/v1/connections/ebox', put)).toMatchObject([409, { reason: 'secret' }]);
  expect(() => readEnv({ NODE_ENV: 'production', EBOX_CA: '/tmp/ca.pem' })).toThrow(/EBOX_CA/);
  expect(() => connectionTypes(readEnv({ EBOX_CA: '/nowhere/ca.pem' }))).toThrow(/EBOX_CA/);
  expect(() => readEnv({ EBOX_TOKEN_URL: 'http://services.example/token' })).toThrow(/EBOX_TOKEN_URL/);
});
