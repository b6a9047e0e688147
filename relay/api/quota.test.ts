// A company that has filled its share: every way to write more is refused as with a full disk, and the rest goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { crypto, instant, issue, issueOf, makeCompany, makeWorld, pageOf, push } from './world.ts';
import type { Company, World } from './world.ts';

const QUOTA = 200_000;
const full = { status: 507, title: 'No room', detail: 'This company has filled what it may keep here.', reason: 'full' };
const id = toBase64url(new Uint8Array(32));

describe('a company at its quota', () => {
  let world: World;
  let company: Company;
  beforeAll(async () => {
    world = await makeWorld({ quota: QUOTA });
    company = await makeCompany(world);
    const half = new Uint8Array(QUOTA / 2);
    const pushed = await push(world, company.owner, company.owner.envelope({}, 'x'.repeat(QUOTA / 2 - 20_000)));
    const sent = await world.ask('PUT', `/v1/blobs/${id}/0?of=2`, { token: company.owner.token, body: half, media: 'application/octet-stream' });
    if (pushed.status !== 200 || sent.status !== 204) throw new Error(`not filled: ${pushed.status}, ${sent.status}`);
  });
  afterAll(() => world.close());

  it('is refused envelopes, numbers and pieces of files, and nothing of them is written', async () => {
    const { owner } = company;
    const { head } = await pageOf(world, owner);
    const long = 'x'.repeat(30_000);
    const asked = [
      push(world, owner, owner.envelope(), owner.envelope({}, long)),
      issue(world, owner, owner.envelope({ kind: 'issue', issues: [{ series: 'F:2026', number: 1, date: '2026-11-22', record: 'r' }] }, long)),
      world.ask('PUT', `/v1/blobs/${id}/1?of=2`, { token: owner.token, body: new Uint8Array(30_000), media: 'application/octet-stream' })
    ];
    for (const answer of await Promise.all(asked)) {
      expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([507, 'application/problem+json', full]);
    }
    expect((await pageOf(world, owner)).head).toBe(head);
    expect(await (await world.ask('GET', '/v1/series', { token: owner.token })).json()).toEqual({ series: [] });
    expect(await (await world.ask('GET', `/v1/blobs/${id}`, { token: owner.token })).json()).toEqual({ of: 2, have: [0] });
  });

  it('reads and revokes all the same, and others write on', async () => {
    const { owner, founded } = company;
    const phone = await company.add({ role: 'owner' });
    const change = await revokeDevice(crypto, company.founded.list, owner.keys, founded.keys, instant(world), phone.keys.id, {});
    expect((await world.ask('POST', '/v1/keys', { token: owner.token, body: { acts: change.acts, grants: change.grants } })).status).toBe(200);
    expect((await pageOf(world, owner)).rows.length).toBeGreaterThan(1);
    const other = await makeCompany(world);
    expect((await push(world, other.owner, other.owner.envelope({}, 'x'.repeat(30_000)))).status).toBe(200);
    expect((await issue(world, other.owner, issueOf(other.owner, 1, 'r'))).status).toBe(200);
  });
});
