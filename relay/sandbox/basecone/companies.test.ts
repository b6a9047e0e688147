// Office, user, companies: who sees what.
import { describe, expect, it } from 'vitest';
import { ids, keyFor, newTrial, user } from './trial.ts';

const clerk = { ...user, username: 'clerk', roles: ['Accountant'], companies: [ids.second] };

describe('companies', () => {
  it('are all shown to a super user, hasAccess as a string', async () => {
    const { ask } = await newTrial();
    const [status, { companies, _metadata }] = await ask('GET', '/companies');
    expect([status, _metadata]).toEqual([200, { total: 3, count: 3 }]);
    expect(companies).toMatchObject([
      { companyId: ids.first, name: 'first', email: 'office.first@mail.example', hasAccess: 'true', totalDocumentsToAuthorize: 0, accountingSystem: { type: 'None' }, extraData: [], _links: [{ rel: 'self' }] },
      { companyId: ids.second, hasAccess: 'true' },
      { companyId: ids.closed, hasAccess: 'false' }
    ]);
  });

  it('are shown to others where they have access, as it is now', async () => {
    const { ask, basecone } = await newTrial({ users: [user, clerk] });
    const key = await keyFor(basecone, clerk);
    const seen = async () => (await ask('GET', '/companies', undefined, key))[1].companies.map(({ companyId }) => companyId);
    expect(await seen()).toEqual([ids.second]);
    expect(await ask('GET', `/companies/${ids.first}`, undefined, key)).toMatchObject([403, { code: 'forbidden' }]);
    expect(await ask('GET', `/companies/${ids.second.toUpperCase()}`, undefined, key)).toMatchObject([200, { companyId: ids.second, hasAccess: 'true' }]);
    basecone.companies[1]!.hasAccess = false;
    expect(await seen()).toEqual([]);
    expect(await ask('GET', '/companies/none', undefined, key)).toMatchObject([404, {}]);
  });

  it('are found by the id of the accounting system, with modules when asked, a page at a time', async () => {
    const modules = [{ code: 'SLS', status: 'Enabled' as const }];
    const accountingSystem = { type: 'Adsolut', externalId: 'X1', companyCode: '1' };
    const { ask } = await newTrial({ companies: [{ companyId: ids.first, name: 'a', email: 'a@b.example', hasAccess: true, modules, accountingSystem }, { companyId: ids.second, name: 'b', email: 'b@b.example', hasAccess: true }] });
    const [, plain] = await ask('GET', '/companies?externalId=X1');
    expect(plain.companies).toMatchObject([{ companyId: ids.first, accountingSystem }]);
    expect(plain.companies[0]).not.toHaveProperty('modules');
    expect((await ask('GET', `/companies/${ids.first}?fields=modules`))[1]).toMatchObject({ modules });
    expect((await ask('GET', '/companies?offset=1&limit=1'))[1]).toMatchObject({ companies: [{ companyId: ids.second }], _metadata: { total: 2, count: 1 } });
    expect(await ask('GET', '/companies?limit=none')).toMatchObject([400, { code: 'invalid_request' }]);
  });

  it('of a user are listed with their counts', async () => {
    const { ask, basecone } = await newTrial({ users: [user, clerk] });
    const [, me] = await ask('GET', '/users/currentUser');
    expect(me).toEqual({ id: basecone.users[0]!.userId, username: 'ann', roles: ['SuperUser'] });
    const [, mine] = await ask('GET', `/users/${me.id}/companies?limit=1&offset=1`);
    expect(mine).toEqual({ companies: [{ id: ids.second, name: 'second', code: '' }], metadata: { total: 2, count: 1 } });
    expect((await ask('GET', `/users/${basecone.users[1]!.userId}/companies`))[1]).toMatchObject({ companies: [{ id: ids.second }], metadata: { total: 1, count: 1 } });
    expect((await ask('GET', '/users/none/companies'))[0]).toBe(404);
  });
});
