// Practice: a company of sample data finds a Basecone there that needs no sign-in; production has none.
import { afterEach, expect, it } from 'vitest';
import { readEnv } from '../../env.ts';
import { makeCompany, makeWorld, type World } from '../../api/world.ts';
import { connectionTypes } from '../types.ts';
import { baseconePractice } from './practice.ts';

const put = { type: 'basecone-practice', settings: { at: '02:00', tags: { sale: 'SLS', purchase: 'PNV' } } };

let world: World;
afterEach(() => world.close());

async function askAs(variables: Record<string, string>) {
  world = await makeWorld({ connectionTypes: connectionTypes(readEnv(variables)) });
  const { owner } = await makeCompany(world);
  return async (method: string, address: string, body?: unknown): Promise<[number, unknown]> => {
    const answer = await world.ask(method, address, { token: owner.token, ...(body !== undefined && { body }) });
    const text = await answer.text();
    return [answer.status, text === '' ? undefined : JSON.parse(text)];
  };
}

it('is offered, has dossiers, and takes a document that it then knows', async () => {
  const ask = await askAs({});
  expect(await ask('GET', '/v1/practice')).toEqual([200, { types: ['basecone-practice', 'ebox-practice'] }]);
  const [, { offers }] = (await ask('POST', '/v1/connections/basecone/test', put)) as [number, { offers: { value: string }[] }];
  expect(offers).toHaveLength(2);
  const company = offers[0]!.value;
  expect(await ask('PUT', '/v1/connections/basecone', { ...put, settings: { ...put.settings, company } })).toEqual([204, undefined]);
  const { outgoing } = baseconePractice();
  const access = { settings: { ...put.settings, company }, secrets: {}, signal: new AbortController().signal };
  const shipment = { record: '01JPRACTICE', attempt: 1, direction: 'sale' as const, number: '2026-0001', name: '2026-0001.pdf', media: 'application/pdf', size: 9 };
  const { outside } = await outgoing.send(access, shipment, new TextEncoder().encode('%PDF-1.7\n'));
  expect(await outgoing.find!(access, shipment)).toEqual({ outside });
  expect(await outgoing.finish!(access, shipment, { outside })).toEqual({});
  expect(await outgoing.status!(access, outside)).not.toBe('');
});

it('is no part of production: neither offered nor taken', async () => {
  const ask = await askAs({ NODE_ENV: 'production' });
  expect(await ask('GET', '/v1/practice')).toEqual([200, { types: [] }]);
  expect(await ask('PUT', '/v1/connections/basecone', put)).toMatchObject([409, { reason: 'secret' }]);
  expect(await ask('POST', '/v1/connections/basecone/test', put)).toEqual([200, { fault: 'secret', offers: [] }]);
});
