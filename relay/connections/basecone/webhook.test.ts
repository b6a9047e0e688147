// Basecone's webhook at the relay: heard from nobody else, answered at once, and what had no answer is looked up.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeStaged } from '#sync/transmissions/staged.ts';
import { type Company, makeCompany, makeWorld, type World } from '../../api/world.ts';
import { basic, client, ids, newTrial, pdf, type Trial, user } from '../../sandbox/basecone/trial.ts';
import type { TypeOfConnection } from '../type.ts';
import { baseconeConnection } from './basecone.ts';

const HOUR = 3_600_000;
const SECRET = 'a secret by chance 0123456789 abcdefgh';
const PATH = '/v1/connections/books/transmissions';
const endpoint = 'https://relay.example/v1/hooks/basecone';

let trial: Trial;
let world: World;
let company: Company;
/** Whether the relay can be reached. */
let isOpen = true;
beforeEach(async () => {
  isOpen = true;
  trial = await newTrial({ fetch: async (address, init) => (isOpen ? world.app.request(address as string, init) : Promise.reject(new TypeError('fetch failed'))) });
  const type = baseconeConnection({ url: 'http://basecone.example/v1', client, webhookSecret: SECRET, fetch: trial.basecone.fetch });
  world = await makeWorld({ connectionTypes: [type as TypeOfConnection] });
  company = await makeCompany(world);
});
afterEach(() => world.close());

const hook = async (body: unknown, authorization: string | undefined = basic('carnet', SECRET), address = '/v1/hooks/basecone'): Promise<[number, unknown]> => {
  const answer = await world.ask('POST', address, { body, headers: { ...(authorization !== undefined && { authorization }) } });
  return [answer.status, await answer.json()];
};
const event = { documentId: 'd', companyId: ids.first, source: 'Api', id: 'e', created: '2026-11-22T01:00:00Z', webhookEventType: 'DocumentImported', customFields: [] };
const shown = async () => ((await (await world.ask('GET', PATH, { token: company.owner.token })).json()) as { transmissions: { state: string }[] }).transmissions[0];
const until = async (test: () => Promise<boolean>): Promise<void> => {
  while (!(await test())) await new Promise((resolve) => setImmediate(resolve));
};

it('makes the relay look up what had no answer', async () => {
  const { token } = company.owner;
  const settings = { at: '02:00', company: ids.first.toUpperCase(), tags: { sale: 'SLS', purchase: 'PNV' } };
  const secrets = { office: user.officeCode, username: user.username, password: user.password };
  expect((await world.ask('PUT', '/v1/connections/books', { token, body: { type: 'basecone', settings, secrets } })).status).toBe(204);
  expect((await trial.ask('POST', '/subscriptions', { companyId: ids.first, endpoint, username: 'carnet', password: SECRET }))[0]).toBe(201);
  isOpen = false;
  trial.basecone.failOnce('importWithId', { kind: 'lost' });
  const bytes = new Uint8Array(await pdf('a.pdf').arrayBuffer());
  const head = { scope: 'sales', direction: 'sale', number: '1', name: 'a.pdf', media: 'application/pdf', hash: createHash('sha256').update(bytes).digest('base64url'), when: 'now' } as const;
  expect((await world.ask('PUT', `${PATH}/R1/1`, { token, body: writeStaged(head, bytes), media: 'application/octet-stream' })).status).toBe(200);
  // The clock stands still, so that its time to be looked up does not come; the connection works again meanwhile.
  await until(async () => (await shown())?.state === 'unknown' && (await world.relay.storage.connections.find(company.owner.company, 'books'))?.state === 'well');
  expect([trial.basecone.imports('R1'), await shown()]).toMatchObject([1, { state: 'unknown' }]);
  isOpen = true;
  await trial.time.pass(HOUR);
  await until(async () => (await shown())?.state === 'delivered');
  expect([trial.basecone.imports('R1'), trial.basecone.documents[0]?.tag]).toEqual([1, 'SLS']);
  expect(trial.basecone.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ outcome: 'unreachable' }, { outcome: 200 }] }]);
});

it('is heard with its secret alone, in its shape alone', async () => {
  expect(await hook(event)).toEqual([200, {}]);
  expect(await hook({ CompanyId: ids.first, WebhookEventType: 'TransactionProcessed' })).toEqual([200, {}]);
  for (const other of [basic('carnet', `${SECRET}x`), basic('other', SECRET), 'Basic !', `Bearer ${company.owner.token}`]) expect((await hook(event, other))[0]).toBe(401);
  expect((await world.ask('POST', '/v1/hooks/basecone', { body: event })).status).toBe(401);
  for (const body of [{}, [], { companyId: {} }, 'text']) expect((await hook(body))[0]).toBe(400);
  expect((await hook({ ...event, more: 'x'.repeat(70_000) }))[0]).toBe(413);
  expect((await hook(event, undefined, '/v1/hooks/imap'))[0]).toBe(404);
  const description = (await (await world.ask('GET', '/v1/openapi.json')).json()) as { paths: Record<string, { post: { security: unknown } }> };
  expect(description.paths['/v1/hooks/basecone']?.post.security).toEqual([{ system: [] }]);
});

it('is not there unless the relay was given its secret', async () => {
  const without = await makeWorld({ connectionTypes: [baseconeConnection({ url: 'http://basecone.example/v1', client }) as TypeOfConnection] });
  expect((await without.ask('POST', '/v1/hooks/basecone', { body: event, headers: { authorization: basic('carnet', SECRET) } })).status).toBe(404);
  await without.close();
});
