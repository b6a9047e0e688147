// Documents for other systems by their routes: handed over by who may write them, followed by who may read them, in full or not at all.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { writeStaged } from '#sync/transmissions/staged.ts';
import { baseconeSettings } from '#sync/wire/connections.ts';
import { STAGED_BYTES, type StagedHead } from '#sync/wire/transmissions.ts';
import { makeCompany, makeWorld } from '../api/world.ts';
import type { Company, World } from '../api/world.ts';
import type { TypeOfConnection } from '../connections/type.ts';
import { type Shipment, Unsure } from './outgoing.ts';

const settings = { at: '02:00', tags: { sale: 'SLS', purchase: 'PNV' } };
const given = { type: 'basecone', settings, secrets: { office: 'O', username: 'u', password: 'p' } };
const bytes = new TextEncoder().encode('<Invoice/>');
const PATH = '/v1/connections/books/transmissions';

let world: World;
let company: Company;
let sent: (Shipment & { text: string })[];
/** The other side takes it, and says nothing. */
let isSilent = false;
beforeEach(async () => {
  sent = [];
  isSilent = false;
  const type: TypeOfConnection = {
    ...{ type: 'basecone', settings: baseconeSettings as z.ZodMiniType, secrets: ['key'], shownTo: () => 'there', test: () => Promise.resolve([]) },
    exchange: (secrets) => Promise.resolve({ key: `key of ${secrets['username']}` }),
    outgoing: {
      night: () => '02:00',
      place: (given) => (given as { company?: string }).company ?? '',
      find: () => Promise.resolve(undefined),
      send(_, shipment, content) {
        sent.push({ ...shipment, text: new TextDecoder().decode(content) });
        return isSilent ? Promise.reject(new Unsure()) : Promise.resolve({ outside: `D${sent.length}` });
      },
      status: (_, outside) => Promise.resolve(`booked ${outside}`)
    }
  };
  world = await makeWorld({ connectionTypes: [type] });
  company = await makeCompany(world);
  await ask('PUT', '/v1/connections/books', given);
});
afterEach(() => world.close());

const ask = async (method: string, address: string, body?: unknown, token = company.owner.token): Promise<[number, Record<string, unknown>]> => {
  const media = body instanceof Uint8Array ? { media: 'application/octet-stream' } : {};
  const answer = await world.ask(method, address, { token, ...media, ...(body !== undefined && { body }) });
  const text = await answer.text();
  return [answer.status, text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)];
};
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('base64url');
const staged = (more: Partial<StagedHead> = {}, content = bytes) =>
  writeStaged({ scope: 'sales', direction: 'sale', number: '2026-0001', name: '2026-0001.xml', media: 'application/xml', hash: hashOf(content), when: 'now', ...more }, content);
const hand = (record: string, more: Partial<StagedHead> = {}, token?: string) => ask('PUT', `${PATH}/${record}/1`, staged(more), token);
const arrived = async (count: number) => {
  while (sent.length < count) await new Promise((resolve) => setImmediate(resolve));
};
const all = async (after = 0, token?: string) => (await ask('GET', `${PATH}?after=${after}`, undefined, token))[1] as { transmissions: { record: string; state: string; seq: number }[]; next: number; more: boolean };

describe('documents for another system', () => {
  it('go at once, or wait for the night; once each, however often they are handed over', async () => {
    expect(await hand('R1')).toMatchObject([200, { record: 'R1', attempt: 1, state: 'queued', when: 'now' }]);
    await arrived(1);
    expect(sent).toMatchObject([{ record: 'R1', attempt: 1, direction: 'sale', number: '2026-0001', text: '<Invoice/>', name: expect.stringMatching(/^2026-0001-[0-9a-f]{8}\.xml$/) }]);
    while ((await all()).transmissions[0]!.state !== 'delivered') await new Promise((resolve) => setImmediate(resolve));
    expect(await hand('R1')).toMatchObject([200, { state: 'delivered', outside: 'D1' }]);
    expect(await hand('R2', { when: 'night' })).toMatchObject([200, { state: 'queued', when: 'night' }]);
    expect(await ask('PUT', `${PATH}/R1/2`, staged())).toMatchObject([200, { attempt: 2, state: 'queued' }]);
    await arrived(2);
    expect(sent.map(({ record, attempt }) => `${record} ${attempt}`)).toEqual(['R1 1', 'R1 2']);
    expect(new Set(sent.map(({ name }) => name)).size).toBe(2);
  });

  it('are withdrawn as long as they wait, followed by what changed, and asked after once they are there', async () => {
    await hand('R1', { when: 'night' });
    const { next } = await all();
    expect(await ask('DELETE', `${PATH}/R1/1`)).toMatchObject([200, { state: 'withdrawn' }]);
    expect(await all(next)).toMatchObject({ transmissions: [{ record: 'R1', state: 'withdrawn' }], more: false });
    expect(await ask('POST', `${PATH}/R1/1/status`)).toMatchObject([404, { reason: 'absent' }]);
    await hand('R2');
    await arrived(1);
    while ((await all()).transmissions.at(-1)!.state !== 'delivered') await new Promise((resolve) => setImmediate(resolve));
    expect(await ask('DELETE', `${PATH}/R2/1`)).toMatchObject([200, { state: 'delivered' }]);
    expect(await ask('POST', `${PATH}/R2/1/status`)).toEqual([200, { status: 'booked D1' }]);
    expect(await ask('DELETE', `${PATH}/R9/1`)).toMatchObject([404, { reason: 'absent' }]);
  });

  it('are of who may write them, and shown to who may read them', async () => {
    const seller = await company.add({ role: 'staff', scopes: { sales: 'edit' } });
    const buyer = await company.add({ role: 'staff', scopes: { purchases: 'see' } });
    const accountant = await company.add({ role: 'accountant' });
    expect((await hand('R1', { when: 'night' }, seller.token))[0]).toBe(200);
    for (const { token } of [buyer, accountant]) expect(await hand('R2', { when: 'night' }, token)).toMatchObject([403, { reason: 'role' }]);
    expect(await hand('R2', { when: 'night', scope: 'purchases' }, seller.token)).toMatchObject([403, { reason: 'role' }]);
    expect(await ask('DELETE', `${PATH}/R1/1`, undefined, buyer.token)).toMatchObject([403, { reason: 'role' }]);
    expect((await all(0, buyer.token)).transmissions).toEqual([]);
    for (const { token } of [seller, accountant]) expect((await all(0, token)).transmissions).toHaveLength(1);
    const other = await makeCompany(world);
    expect((await all(0, other.owner.token)).transmissions).toEqual([]);
    expect(await hand('R1', {}, other.owner.token)).toMatchObject([404, { reason: 'absent' }]);
  });

  it('are refused when they are not whole, or not of that shape', async () => {
    expect(await hand('R1', { hash: hashOf(new Uint8Array([1])) })).toMatchObject([400, { reason: 'malformed', detail: 'hash' }]);
    for (const body of [new Uint8Array(3), staged().subarray(0, 40), new Uint8Array([255, 255, 255, 255, 1]), staged({ direction: 'both' as never }), staged({}, new Uint8Array())]) {
      expect(await ask('PUT', `${PATH}/R1/1`, body)).toMatchObject([400, { reason: 'malformed' }]);
    }
    for (const path of ['R1/0', 'R1/x', `${'R'.repeat(65)}/1`]) expect((await ask('PUT', `${PATH}/${path}`, staged()))[0]).toBe(400);
    expect((await ask('PUT', `${PATH}/R1/1`, new Uint8Array(STAGED_BYTES + (1 << 20))))[0]).toBe(413);
    expect((await all()).transmissions).toEqual([]);
  });

  it('that may have arrived are not looked for where they never went: the dossier was changed, and a person says', async () => {
    isSilent = true;
    await hand('R1');
    while ((await all()).transmissions[0]?.state !== 'unknown') await new Promise((resolve) => setImmediate(resolve));
    const key = { company: company.owner.company, connection: 'books', record: 'R1', attempt: 1 };
    const isLookedUp = async () => (await world.relay.storage.transmissions.find(key))?.nextAt !== undefined;
    expect(await isLookedUp()).toBe(true);
    // The hour alone is another: it is the same place.
    await ask('PUT', '/v1/connections/books', { ...given, settings: { ...settings, at: '03:00' } });
    expect(await isLookedUp()).toBe(true);
    await ask('PUT', '/v1/connections/books', { ...given, settings: { ...settings, company: '11111111-1111-4111-8111-111111111111' } });
    expect([await isLookedUp(), (await all()).transmissions]).toMatchObject([false, [{ record: 'R1', state: 'unknown' }]]);
    expect(sent).toHaveLength(1);
  });

  it('go nowhere any more once the connection ended, and its secrets are what was made of those that were given', async () => {
    await hand('R1', { when: 'night' });
    const [, list] = await ask('GET', '/v1/connections');
    expect(list).toMatchObject({ connections: [{ id: 'books', secrets: ['key'] }] });
    expect(JSON.stringify(await world.relay.storage.connections.of(company.owner.company))).not.toContain('password');
    expect((await ask('DELETE', '/v1/connections/books'))[0]).toBe(204);
    expect((await all()).transmissions).toMatchObject([{ record: 'R1', state: 'withdrawn' }]);
    expect(sent).toEqual([]);
  });
});
