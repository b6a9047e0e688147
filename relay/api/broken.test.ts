// Bodies and envelopes with bits, bytes and pieces changed, on every route that takes one: refused, and nothing written.
import process from 'node:process';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { writeBatch } from '#sync/codec/batch.ts';
import { idOf } from '#sync/ids.ts';
import { BINARY_TYPE } from '#sync/wire/log.ts';
import { watch } from './watch.ts';
import { issueOf, makeCompany, makeWorld, push } from './world.ts';
import type { Company, World } from './world.ts';

const blob = toBase64url(new Uint8Array(32));

describe('what is broken', () => {
  let world: World;
  let company: Company;
  beforeAll(async () => {
    world = await makeWorld();
    company = await makeCompany(world);
    await company.add({ role: 'owner' });
    await push(world, company.owner, company.owner.envelope());
    await world.ask('PUT', `/v1/blobs/${blob}/0?of=1`, { token: company.owner.token, body: new Uint8Array([1]), media: 'application/octet-stream' });
  });
  afterAll(() => world.close());
  const runs = Number(process.env['RELAY_MUTATIONS'] ?? 1000);
  const seed = Number(process.env['RELAY_SEED'] ?? 20261122);

  it(`is refused, ${runs} mutations with seed ${seed}: never a fault of the relay, nothing written`, { timeout: 60_000 + runs * 20 }, async () => {
    const { written, stop } = watch(world);
    const { owner, founded } = company;
    const { acts, grants, recovery } = founded.post;
    const invitation = { id: idOf(new Uint8Array(16)), role: 'staff', scopes: { sales: 'see' }, life: 'person', hello: 'AAAA', kept: 'AAAA' };
    const proof = { company: owner.company, device: owner.keys.id, challenge: blob, signature: toBase64url(new Uint8Array(64)) };
    const json: [string, string, unknown][] = [
      ['POST', '/v1/companies', founded.post],
      ['POST', '/v1/sessions', proof],
      ['POST', '/v1/keys', { acts, grants, invitation: invitation.id }],
      ['POST', '/v1/grants', { grants }],
      ['POST', '/v1/invitations', invitation],
      ['PUT', '/v1/recovery', recovery],
      ['POST', '/v1/recover', { recovery: invitation.id }],
      ['DELETE', '/v1/company', { challenge: blob, signature: proof.signature }],
      ['POST', '/v1/series', { series: [{ series: 'F:2026', last: 1, lastDate: '2026-11-22' }] }],
      ['PUT', '/v1/inbox/keys', { connection: 'ebox', publicKey: toBase64url(new Uint8Array(65)) }]
    ];
    const whole: [string, string, Uint8Array, string][] = [
      ...json.map(([method, address, body]): [string, string, Uint8Array, string] => [
        method,
        address,
        Buffer.from(JSON.stringify(body)),
        'application/json'
      ]),
      ['POST', '/v1/issue', issueOf(owner, 1, 'r'), BINARY_TYPE],
      ['POST', '/v1/log', writeBatch([owner.envelope(), owner.envelope({ kind: 'snapshot' }), issueOf(owner, 1, 'r')]), BINARY_TYPE]
    ];
    const hit = fc.tuple(fc.nat(), fc.constantFrom('flip', 'set', 'cut', 'drop', 'insert', 'repeat'), fc.nat(255));
    // From when everything was used once: a tenth of the way.
    let [done, memory] = [0, Infinity];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.array(hit, { minLength: 1, maxLength: 5 }), async ([method, address, body, media], hits) => {
        if (++done === Math.ceil(runs / 10)) memory = process.memoryUsage().rss;
        const before = written();
        const answer = await world.ask(method, address, { token: owner.token, body: mutated(body, hits), media });
        expect(answer.status).toBeLessThan(500);
        const text = await answer.text();
        if (answer.status < 400) return;
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(JSON.parse(text)).toMatchObject({ status: answer.status });
        expect(written()).toEqual(before);
      }),
      { numRuns: runs, seed }
    );
    const grown = process.memoryUsage().rss - memory;
    expect(grown).toBeLessThan(128 << 20);
    stop();
    // And it still answers.
    expect((await world.ask('GET', '/readyz')).status).toBe(200);
  });
});

function mutated(body: Uint8Array, hits: [number, string, number][]): Uint8Array<ArrayBuffer> {
  const bytes = [...body];
  for (const [where, how, value] of hits) {
    const at = bytes.length === 0 ? 0 : where % bytes.length;
    if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << (value % 8));
    else if (how === 'set') bytes[at] = value;
    else if (how === 'cut') bytes.length = at;
    else if (how === 'drop') bytes.splice(at, 1 + (value % 9));
    else if (how === 'insert') bytes.splice(at, 0, value);
    else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + (value % 40)));
  }
  return Uint8Array.from(bytes);
}
