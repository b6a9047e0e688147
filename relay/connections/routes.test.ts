// Connections by their routes: the owner's alone, of one company alone, secrets in and never out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { imapSettings } from '#sync/wire/connections.ts';
import { makeCompany, makeWorld } from '../api/world.ts';
import type { Company, World } from '../api/world.ts';
import { ConnectionFault } from './type.ts';
import type { Access } from './access.ts';
import type { Offer, TypeOfConnection } from './type.ts';

const settings = { host: 'imap.example', port: 993, security: 'tls', user: 'achats@example.be', folder: 'INBOX' };
const given = { type: 'imap', settings, secrets: { password: 'very secret' } };

let world: World;
let company: Company;
const offers = ['INBOX', 'Factures'].map((name) => ({ value: name, label: name }));
let tested: (access: Access<unknown>) => Promise<Offer[]>;
const seen: string[] = [];
beforeEach(async () => {
  tested = () => Promise.resolve(offers);
  seen.length = 0;
  const type: TypeOfConnection = {
    ...{ type: 'imap', settings: imapSettings as z.ZodMiniType, secrets: ['password'], shownTo: (of) => (of as { host: string }).host },
    test: (access) => {
      seen.push(access.secrets['password'] ?? '');
      return tested(access);
    },
    run: () => Promise.resolve({ rest: 60_000 })
  };
  world = await makeWorld({ connectionTypes: [type] });
  company = await makeCompany(world);
});
afterEach(() => world.close());

const ask = async (method: string, address: string, body?: unknown, token = company.owner.token): Promise<[number, unknown]> => {
  const answer = await world.ask(method, address, { token, ...(body !== undefined && { body }) });
  const text = await answer.text();
  return [answer.status, text === '' ? undefined : JSON.parse(text)];
};
const list = async () => (await ask('GET', '/v1/connections'))[1] as { connections: Record<string, unknown>[] };

describe('connections', () => {
  it('are listed with all but their secrets, changed, and removed', async () => {
    expect(await ask('PUT', '/v1/connections/imap', given)).toEqual([204, undefined]);
    expect(await list()).toMatchObject({ connections: [{ id: 'imap', type: 'imap', settings, secrets: ['password'], failures: expect.any(Number), nextAt: expect.any(String) }] });
    expect(JSON.stringify(await list())).not.toContain('very secret');
    expect(await ask('PUT', '/v1/connections/imap', { type: 'imap', settings: { ...settings, folder: 'Factures' } })).toEqual([204, undefined]);
    expect(await list()).toMatchObject({ connections: [{ settings: { folder: 'Factures' }, secrets: ['password'] }] });
    expect(await ask('DELETE', '/v1/connections/imap')).toEqual([204, undefined]);
    expect(await ask('DELETE', '/v1/connections/imap')).toMatchObject([404, { reason: 'absent' }]);
    expect(await list()).toEqual({ connections: [] });
  });

  it('want their secrets again where they would be shown to somebody else', async () => {
    const elsewhere = { type: 'imap', settings: { ...settings, host: 'other.example' } };
    expect(await ask('PUT', '/v1/connections/imap', { type: 'imap', settings })).toMatchObject([409, { reason: 'secret' }]);
    await ask('PUT', '/v1/connections/imap', given);
    expect(await ask('PUT', '/v1/connections/imap', elsewhere)).toMatchObject([409, { reason: 'secret' }]);
    expect(await ask('POST', '/v1/connections/imap/test', elsewhere)).toEqual([200, { fault: 'secret', offers: [] }]);
    expect(await ask('POST', '/v1/connections/imap-2/test', { type: 'imap', settings })).toEqual([200, { fault: 'secret', offers: [] }]);
    expect(seen).toEqual([]);
    expect(await ask('POST', '/v1/connections/imap/test', { type: 'imap', settings })).toEqual([200, { offers }]);
    expect(await ask('POST', '/v1/connections/imap/test', { ...elsewhere, secrets: { password: 'new' } })).toEqual([200, { offers }]);
    expect(seen).toEqual(['very secret', 'new']);
    expect(await list()).toMatchObject({ connections: [{ settings }] });
  });

  it('are tried one at a time, with faults as codes', async () => {
    let go = (): void => undefined;
    tested = () => new Promise((_, reject) => (go = () => reject(new ConnectionFault('certificate'))));
    const first = ask('POST', '/v1/connections/imap/test', given);
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await ask('POST', '/v1/connections/imap/test', given)).toMatchObject([429, { reason: 'slow-down' }]);
    go();
    expect(await first).toEqual([200, { fault: 'certificate', offers: [] }]);
    tested = () => Promise.reject(new TypeError('password=very secret'));
    expect(await ask('POST', '/v1/connections/imap/test', given)).toEqual([200, { fault: 'fault', offers: [] }]);
  });

  it('refuse what is not of their shape, and more than 50', async () => {
    const wrong = [{}, { ...given, type: 'ftp' }, { ...given, settings: { ...settings, host: 'a b' } }, { ...given, settings: { ...settings, port: 0 } }, { ...given, secrets: {} }];
    for (const body of wrong) expect(await ask('PUT', '/v1/connections/imap', body)).toMatchObject([400, { reason: 'malformed' }]);
    expect((await ask('PUT', '/v1/connections/Imap', given))[0]).toBe(400);
    for (let n = 0; n < 50; n++) expect((await ask('PUT', `/v1/connections/imap-${n}`, given))[0]).toBe(204);
    expect(await ask('PUT', '/v1/connections/imap-50', given)).toMatchObject([429, { reason: 'slow-down' }]);
  });

  it('are nobody’s but the owners’ of their company', async () => {
    await ask('PUT', '/v1/connections/imap', given);
    const other = await makeCompany(world);
    const staff = await company.add({ role: 'staff', scopes: { purchases: 'edit', company: 'edit' } });
    const accountant = await company.add({ role: 'accountant' });
    for (const { token } of [staff, accountant]) {
      expect(await ask('GET', '/v1/connections', undefined, token)).toMatchObject([403, { reason: 'role' }]);
      expect(await ask('PUT', '/v1/connections/imap', given, token)).toMatchObject([403, { reason: 'role' }]);
      expect(await ask('POST', '/v1/connections/imap/test', given, token)).toMatchObject([403, { reason: 'role' }]);
      expect(await ask('DELETE', '/v1/connections/imap', undefined, token)).toMatchObject([403, { reason: 'role' }]);
    }
    const theirs = other.owner.token;
    expect(await ask('GET', '/v1/connections', undefined, theirs)).toEqual([200, { connections: [] }]);
    expect(await ask('DELETE', '/v1/connections/imap', undefined, theirs)).toMatchObject([404, {}]);
    expect(await ask('POST', '/v1/connections/imap/test', { type: 'imap', settings }, theirs)).toEqual([200, { fault: 'secret', offers: [] }]);
    expect((await list()).connections).toHaveLength(1);
  });
});
