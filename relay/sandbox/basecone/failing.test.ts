// Failures, without sockets: what is kept, and what the caller sees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnPlan, everyFailure } from './failures.ts';
import type { Failure, Plan } from './failures.ts';
import { settled } from '../../connections/trial-time.ts';
import { formOf, ids, keyFor, newTrial, pdf, user } from './trial.ts';
import type { Trial } from './trial.ts';

const take = (trial: Trial, id = 'x') => trial.ask('POST', `/documents/import/${ids.first}/${id}`, formOf(pdf('a.pdf')));
/** One import that fails so: what the caller saw, and how many documents there are then. */
async function after(failure: Failure): Promise<[seen: unknown, kept: number]> {
  const trial = await newTrial();
  trial.basecone.failOnce('importWithId', failure);
  const seen = await take(trial).catch((error: unknown) => error);
  const status = failure.kind === 'status' ? failure.status : failure.kind === 'garbled' ? 200 : undefined;
  expect(trial.basecone.requests.at(-1)).toMatchObject({ call: 'importWithId', companyId: ids.first, correlationId: 'x', failure, status });
  return [seen, trial.basecone.documents.length];
}
const reset = expect.objectContaining({ message: 'fetch failed', cause: expect.objectContaining({ code: 'ECONNRESET' }) });

describe('a failure', () => {
  it('by its status keeps nothing, unless it says so', async () => {
    expect(await after({ kind: 'status', status: 401 })).toMatchObject([[401, { Code: 'unauthorized' }], 0]);
    expect(await after({ kind: 'status', status: 403 })).toMatchObject([[403, { code: 'forbidden' }], 0]);
    expect(await after({ kind: 'status', status: 500 })).toMatchObject([[500, { code: 'internal_error', message: expect.any(String) }], 0]);
    expect(await after({ kind: 'status', status: 500, stored: true })).toMatchObject([[500, { code: 'internal_error' }], 1]);
  });

  it('of too many requests says when to come again', async () => {
    const { basecone } = await newTrial();
    const headers = async (retryAfter: number | string) => {
      basecone.failOnce('office', { kind: 'status', status: 429, retryAfter });
      const answer = await basecone.fetch('http://x.example/v1/office');
      return [answer.status, answer.headers.get('retry-after')];
    };
    expect(await headers(30)).toEqual([429, '30']);
    expect(await headers('Sun, 22 Nov 2026 03:00:00 GMT')).toEqual([429, 'Sun, 22 Nov 2026 03:00:00 GMT']);
  });

  it('by a connection that is cut keeps nothing, by an answer that is lost all', async () => {
    for (const when of ['before', 'during', 'after'] as const) expect(await after({ kind: 'cut', when })).toEqual([reset, 0]);
    expect(await after({ kind: 'lost' })).toEqual([reset, 1]);
  });

  it('by an answer that is no JSON of theirs keeps all', async () => {
    expect(await after({ kind: 'garbled' })).toEqual([expect.objectContaining({ name: 'SyntaxError' }), 1]);
    expect(await after({ kind: 'garbled', text: '[]' })).toEqual([[200, []], 1]);
  });

  it('by slowness keeps it at once and answers later', async () => {
    const trial = await newTrial();
    await keyFor(trial.basecone, user);
    trial.basecone.failOnce('importWithId', { kind: 'slow', ms: 20_000 });
    let answered = false;
    const answer = take(trial).finally(() => (answered = true));
    while (trial.basecone.documents.length === 0) await settled();
    await trial.time.pass(19_999);
    expect(answered).toBe(false);
    await trial.time.pass(1);
    expect((await answer)[0]).toBe(200);
  });

  it('leaves a caller that waits no longer with the reason of its signal', async () => {
    const trial = await newTrial();
    const authorization = await keyFor(trial.basecone, user);
    trial.basecone.failOnce('office', { kind: 'slow', ms: 20_000 });
    const end = new AbortController();
    const answer = trial.basecone.fetch('http://x.example/v1/office', { headers: { authorization }, signal: end.signal });
    end.abort(new Error('no longer'));
    await expect(answer).rejects.toThrow('no longer');
    await expect(trial.basecone.fetch('http://x.example/v1/office', { signal: end.signal })).rejects.toThrow('no longer');
  });
});

describe('a plan', () => {
  it('is asked at every request what becomes of it', async () => {
    const trial = await newTrial();
    const asked: Parameters<Plan>[0][] = [];
    trial.basecone.fail((one) => {
      asked.push(one);
      return one.call === 'importWithId' && one.nthOfCall === 2 ? { kind: 'status', status: 500 } : undefined;
    });
    expect([(await take(trial, 'a'))[0], (await take(trial, 'b'))[0], (await take(trial, 'c'))[0]]).toEqual([200, 500, 200]);
    const documentId = trial.basecone.documents[0]!.documentId;
    await trial.ask('GET', `/documents/${documentId}`);
    await trial.ask('GET', `/documents?companyId=${ids.second}`);
    expect(asked.map(({ call, nth, nthOfCall, companyId, correlationId, documentId: document }) => [call, nth, nthOfCall, companyId, correlationId, document])).toEqual([
      ['userKey', 1, 1, undefined, undefined, undefined],
      ['importWithId', 2, 1, ids.first, 'a', undefined],
      ['importWithId', 3, 2, ids.first, 'b', undefined],
      ['importWithId', 4, 3, ids.first, 'c', undefined],
      ['document', 5, 1, undefined, undefined, documentId],
      ['documents', 6, 1, ids.second, undefined, undefined]
    ]);
    expect(trial.basecone.documents.map(({ correlationId }) => correlationId)).toEqual(['a', 'c']);
  });

  it('comes after what is to fail once, and both are forgotten by healing', async () => {
    const trial = await newTrial();
    trial.basecone.fail(({ call }) => (call === 'office' ? { kind: 'status', status: 503 } : undefined));
    trial.basecone.failOnce('office', { kind: 'status', status: 403 }, 2);
    const office = async () => (await trial.ask('GET', '/office'))[0];
    expect([await office(), await office(), await office()]).toEqual([403, 403, 503]);
    trial.basecone.failOnce('office', { kind: 'lost' });
    trial.basecone.heal();
    expect(await office()).toBe(200);
  });

  it('drawn by a seed is the same again, and meets every failure', () => {
    const asked = {} as Parameters<Plan>[0];
    const drawn = (seed: number, share: number) => {
      let state = seed;
      const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      const plan = drawnPlan(chance, share);
      return Array.from({ length: 2000 }, () => plan(asked));
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
        const failures = drawn(seed, 0.5);
        expect(failures).toEqual(drawn(seed, 0.5));
        expect(new Set(failures.filter((one) => one !== undefined))).toEqual(new Set(everyFailure));
        expect(Math.abs(failures.filter((one) => one === undefined).length - 1000)).toBeLessThan(200);
      }),
      { numRuns: 20 }
    );
    expect(drawn(1, 0).every((one) => one === undefined)).toBe(true);
  });
});

describe('an outage', () => {
  it('cuts every call until its end, or until it is up again', async () => {
    const trial = await newTrial();
    const code = () => trial.ask('GET', '/office').then(([status]) => status, (error: { cause: { code: string } }) => error.cause.code);
    expect(await code()).toBe(200);
    await trial.basecone.down(10 * 3_600_000);
    expect(await code()).toBe('ECONNREFUSED');
    await trial.time.pass(10 * 3_600_000 - 1);
    expect(await code()).toBe('ECONNREFUSED');
    await trial.time.pass(1);
    expect(await code()).toBe(200);
    await trial.basecone.down(1000, 'reset');
    expect(await code()).toBe('ECONNRESET');
    await trial.basecone.up();
    expect([await code(), trial.time.waiting]).toEqual([200, 0]);
  });
});
