// Webhooks: posted with what was asked for, hourly for a week, until an answer of 401.
import { describe, expect, it } from 'vitest';
import { basic, ids, keyFor, newTrial, pdf, premium, user } from './trial.ts';
import type { Trial } from './trial.ts';

const HOUR = 3_600_000;
const endpoint = 'https://relay.example/hook';

/** A trial whose webhooks are answered by `answer`; what was posted stands in `posted`. */
async function hooked(answer: () => Promise<Response> | Response): Promise<Trial & { posted: [string, RequestInit][] }> {
  const posted: [string, RequestInit][] = [];
  const trial = await newTrial({
    fetch: async (address, init) => {
      posted.push([address as string, init!]);
      return answer();
    }
  });
  expect(await trial.ask('POST', '/subscriptions', { companyId: ids.first, endpoint, username: 'hook', password: 'secret' })).toMatchObject([201, { companyId: ids.first, endpoint }]);
  return { ...trial, posted };
}

describe('a webhook', () => {
  it('is posted for each document of its company, with its user and password', async () => {
    const { ask, send, posted, time, basecone } = await hooked(() => new Response(''));
    const documentId = await send(pdf('a.pdf'));
    await time.pass(8 * 24 * HOUR);
    expect(posted).toHaveLength(1);
    const [address, { method, headers, body }] = posted[0]!;
    expect([address, method, headers]).toEqual([endpoint, 'POST', { 'content-type': 'application/json', authorization: basic('hook', 'secret') }]);
    expect(JSON.parse(body as string)).toEqual({ documentId, companyId: ids.first, source: 'Api', id: expect.any(String), created: '2026-11-22T01:00:00.000Z', webhookEventType: 'DocumentImported', customFields: [] });
    expect(basecone.deliveries).toMatchObject([{ documentId, state: 'delivered', attempts: [{ outcome: 200 }] }]);
    const [, list] = await ask('GET', `/subscriptions/${ids.first}`);
    expect(list).toEqual({ subscriptions: [{ id: expect.any(String), companyId: ids.first, endpoint }] });
    expect((await ask('GET', `/subscriptions/${ids.second}`))[1]).toEqual({ subscriptions: [] });
  });

  it('comes again every hour until it is taken', async () => {
    const answers = [() => new Response('', { status: 500 }), () => Promise.reject(new TypeError('fetch failed')), () => new Response(null, { status: 204 }), () => new Response('')];
    const { send, posted, time, basecone } = await hooked(() => answers[posted.length - 1]!());
    await send(pdf('a.pdf'));
    await time.pass(HOUR - 1);
    expect(posted).toHaveLength(1);
    await time.pass(1);
    expect(posted).toHaveLength(2);
    await time.pass(24 * HOUR);
    expect(basecone.deliveries).toMatchObject([{ state: 'delivered', attempts: [{ outcome: 500 }, { outcome: 'unreachable' }, { outcome: 204 }, { outcome: 200 }] }]);
    expect(new Set(posted.map(([, { body }]) => body)).size).toBe(1);
    expect(time.waiting).toBe(0);
  });

  it('is given up after a week', async () => {
    const { send, posted, time, basecone } = await hooked(() => new Response('', { status: 503 }));
    await send(pdf('a.pdf'));
    await time.pass(6 * 24 * HOUR);
    expect(basecone.deliveries[0]!.state).toBe('waiting');
    await time.pass(10 * 24 * HOUR);
    expect([posted.length, basecone.deliveries[0]!.state]).toEqual([7 * 24 + 1, 'given up']);
  });

  it('has five seconds to be answered', async () => {
    const { send, time, posted, basecone } = await hooked(() => new Promise(() => undefined));
    await send(pdf('a.pdf'));
    await time.pass(4999);
    expect([basecone.deliveries[0]!.attempts, posted[0]![1].signal!.aborted]).toEqual([[], false]);
    await time.pass(1);
    expect(basecone.deliveries[0]!.attempts).toMatchObject([{ outcome: 'late' }]);
    expect(posted[0]![1].signal!.aborted).toBe(true);
  });

  it('ends by an answer of 401, for what waits too', async () => {
    let status = 500;
    const { send, time, posted, basecone } = await hooked(() => new Response('', { status }));
    await send(pdf('a.pdf'));
    await send(pdf('b.pdf'));
    await time.pass(1);
    status = 401;
    await time.pass(24 * HOUR);
    await send(pdf('c.pdf'));
    await time.pass(24 * HOUR);
    expect(basecone.subscriptions).toEqual([]);
    expect(basecone.deliveries.map(({ state }) => state)).toEqual(['unsubscribed', 'unsubscribed']);
    expect(posted.length).toBeLessThanOrEqual(4);
  });

  it('is not posted any more once the stand-in stops', async () => {
    const { send, time, posted, basecone } = await hooked(() => new Response('', { status: 500 }));
    await send(pdf('a.pdf'));
    await time.pass(1);
    basecone.stop();
    await time.pass(24 * HOUR);
    expect(posted).toHaveLength(1);
  });
});

describe('a subscription', () => {
  it('wants https, or this machine, and a company of the caller', async () => {
    const clerk = { ...user, username: 'clerk', roles: ['Accountant'], companies: [ids.second] };
    const { ask, basecone } = await newTrial({ users: [user, clerk] });
    const subscribe = async (body: object, key?: string) => (await ask('POST', '/subscriptions', body, key))[0];
    expect(await subscribe({ companyId: ids.first, endpoint: 'http://relay.example/hook' })).toBe(400);
    expect(await subscribe({ companyId: ids.first, endpoint: 'no address' })).toBe(400);
    expect(await subscribe({ companyId: ids.first, endpoint: 'http://localhost:4747/hook' })).toBe(201);
    expect(await subscribe({ companyId: ids.first, endpoint }, await keyFor(basecone, clerk))).toBe(403);
  });

  it('can be for Premium alone', async () => {
    const { ask, basecone } = await newTrial({ webhooksNeedPremium: true });
    const body = { companyId: ids.first, endpoint };
    expect(await ask('POST', '/subscriptions', body)).toMatchObject([401, { Code: 'unauthorized', message: 'Not authorized' }]);
    expect((await ask('POST', '/subscriptions', body, await keyFor(basecone, user, premium)))[0]).toBe(201);
  });
});
