// Keys and the header that carries them, by the codes that Basecone publishes.
import { describe, expect, it } from 'vitest';
import { basic, client, ids, keyFor, newTrial, premium, user } from './trial.ts';

const given = { ...user, clientIdentifier: client.identifier, clientSecret: client.secret };
const KEYS = '/Authentication/ApiAccessKeys';
const APP_KEYS = '/Authentication/ApiClientAccessKeys';

describe('a key', () => {
  it('is given to a user of an app, the same each time, another one to another app', async () => {
    const { ask, basecone } = await newTrial();
    const [status, body] = await ask('POST', KEYS, given, null);
    expect([status, body]).toEqual([200, { apiAccessKey: expect.stringMatching(/^\S{20,}$/), userId: basecone.users[0]?.userId }]);
    expect(await ask('POST', KEYS, given, null)).toEqual([200, body]);
    expect((await ask('POST', KEYS, { ...given, clientIdentifier: premium.identifier, clientSecret: premium.secret }, null))[1].apiAccessKey).not.toBe(body.apiAccessKey);
  });

  it('is refused with a code for each reason', async () => {
    const users = [user, { ...user, username: 'locked', locked: true }, { ...user, username: 'bare', roles: [] }];
    const { ask } = await newTrial({ users });
    const refused = async (change: Record<string, unknown>) => ask('POST', KEYS, { ...given, ...change }, null);
    for (const change of [{ password: 'no' }, { username: 'nobody' }, { officeCode: 'ELSEWHERE' }]) expect(await refused(change)).toMatchObject([400, { code: 'user_credentials_invalid' }]);
    expect(await refused({ username: 'locked' })).toMatchObject([400, { code: 'user_locked_out' }]);
    expect(await refused({ username: 'locked', password: 'no' })).toMatchObject([400, { code: 'user_credentials_invalid' }]);
    expect(await refused({ username: 'bare' })).toMatchObject([400, { code: 'user_has_no_roles' }]);
    expect(await refused({ clientSecret: 'no' })).toMatchObject([400, { code: 'client_credentials_invalid' }]);
    expect(await refused({ password: 5 })).toMatchObject([400, { code: 'invalid_request', message: expect.stringContaining('password'), _metadata: {}, _moreInfo: expect.any(String) }]);
  });

  it('of an app is for Premium alone, and enters every company', async () => {
    const { ask } = await newTrial();
    expect(await ask('POST', APP_KEYS, { clientIdentifier: client.identifier, clientSecret: client.secret }, null)).toMatchObject([403, { code: 'forbidden' }]);
    const [status, { apiAccessKey }] = await ask('POST', APP_KEYS, { clientIdentifier: premium.identifier, clientSecret: premium.secret }, null);
    expect(status).toBe(200);
    const key = basic(premium.identifier, apiAccessKey);
    expect((await ask('GET', `/companies/${ids.second}`, undefined, key))[0]).toBe(200);
    expect(await ask('GET', '/users/currentUser', undefined, key)).toMatchObject([403, { code: 'forbidden' }]);
    expect((await ask('GET', '/office', undefined, basic(client.identifier, apiAccessKey)))[0]).toBe(401);
  });
});

describe('a call', () => {
  it('wants a Basic header (400) with a key that is known (401, its Code in capitals)', async () => {
    const { ask, basecone } = await newTrial();
    for (const header of [null, 'Bearer abc', 'Basic', 'Basic !!', `Basic ${Buffer.from('nocolon').toString('base64')}`]) {
      expect(await ask('GET', '/office', undefined, header)).toMatchObject([400, { code: 'invalid_authorization_header' }]);
    }
    const key = await keyFor(basecone, user);
    for (const header of [basic(client.identifier, 'no'), basic('no', key), basic(client.identifier, user.password)]) {
      const [status, body] = await ask('GET', '/office', undefined, header);
      expect([status, body]).toMatchObject([401, { Code: 'unauthorized' }]);
      expect(body).not.toHaveProperty('code');
    }
    expect(await ask('GET', '/office', undefined, key)).toEqual([200, { name: 'Office', code: 'OFFICE' }]);
    basecone.revokeKeys();
    expect((await ask('GET', '/office', undefined, key))[0]).toBe(401);
    expect((await ask('GET', '/office', undefined, await keyFor(basecone, user)))[0]).toBe(200);
  });

  it('is 404 where there is nothing and 405 by another method', async () => {
    const { ask } = await newTrial();
    expect(await ask('GET', '/nothing')).toMatchObject([404, { code: 'not_found' }]);
    expect(await ask('DELETE', '/companies')).toMatchObject([405, { code: 'method_not_allowed' }]);
    expect(await ask('GET', KEYS)).toMatchObject([405, { code: 'method_not_allowed' }]);
  });
});
