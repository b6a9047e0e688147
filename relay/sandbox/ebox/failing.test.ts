// What goes wrong at the stand-in as it is told to: once or so many times, of one kind of request, away for a while, cut in the middle of an answer, too often.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type MadeCertificate, makeCertificate } from '../../connections/ebox/certificate.ts';
import { EboxSession } from '../../connections/ebox/session.ts';
import type { ConnectionFault } from '../../connections/type.ts';
import { TrialTime } from '../../connections/trial-time.ts';
import { REGISTRY_PATH, TOKEN_PATH } from './ebox.ts';
import { callOf, drawnFailures, everyEboxFailure } from './failures.ts';
import { type EboxListening, listenEbox } from './listen.ts';
import { DOCUMENT_CONSUMER, EboxState } from './state.ts';
import { message, provider } from './trial.ts';

const CLIENT = 'self_service_chaman_721_exemple';
const time = new TrialTime(Date.now());
let identity: MadeCertificate;
let state: EboxState;
let standIn: EboxListening;

beforeAll(async () => {
  identity = await makeCertificate({ name: 'Ateliers Exemple', number: '0987654394' }, Date.now());
  state = new EboxState([provider('onss', '3.0', [message(1), message(2)])], () => time.now(), (milliseconds, work) => time.after(milliseconds, work));
  standIn = await listenEbox(state);
  standIn.register({ id: CLIENT, certificate: identity.certificate, scopes: [DOCUMENT_CONSUMER] });
});
afterEach(() => state.heal());
afterAll(() => standIn.close());

const session = () => {
  const url = `${standIn.origin}${TOKEN_PATH}`;
  return new EboxSession({ identity, shows: 'always', signal: AbortSignal.timeout(20_000), local: true, ca: standIn.ca }, { url, audience: url }, CLIENT, { now: () => time.now(), after: () => () => undefined });
};
const list = async (): Promise<number> => ((await session().json(`${standIn.origin}/REST/onss/messageRegistry/v3/ebox/messages`)) as { items: unknown[] }).items.length;
const content = (id: string) => session().bytes(`${standIn.origin}/REST/onss/messageRegistry/v3/ebox/messages/${id}/attachments/main/content`);
const fault = (code: ConnectionFault['code']) => expect.objectContaining({ name: 'ConnectionFault', code });
const isRead = (id: string) => state.providers[0]!.messages.find((one) => one.id === id)!.isRead;

describe('what is told to fail', () => {
  test('fails as often as was said, of that kind of request alone', async () => {
    state.failOnce('list', { kind: 'status', status: 500 }, 2);
    await session().json(`${standIn.origin}${REGISTRY_PATH}`);
    await expect(list()).rejects.toEqual(fault('unreachable'));
    await expect(list()).rejects.toEqual(fault('unreachable'));
    expect(await list()).toBe(2);
    state.failOnce('token', { kind: 'status', status: 503, retryAfter: 90 });
    await expect(list()).rejects.toMatchObject({ code: 'busy', after: 90_000 });
    expect(await list()).toBe(2);
  });

  test('asks to be left alone for so many seconds, or until a date', async () => {
    state.failOnce('list', { kind: 'status', status: 429, retryAfter: 7 });
    await expect(list()).rejects.toMatchObject({ code: 'busy', after: 7000 });
    state.failOnce('list', { kind: 'status', status: 429, retryAfter: new Date(Date.now() + 3_600_000).toUTCString() });
    const { after } = (await list().then(() => undefined, (error: unknown) => error)) as ConnectionFault;
    expect(after! / 60_000).toBeCloseTo(60, 0);
  });

  test('is drawn before a plan for all, which is told what is asked; healed, nothing fails', async () => {
    const seen: string[] = [];
    state.fail = (asked, { call, provider: from }) => {
      seen.push(`${asked.split(' ')[0]} ${call} ${from ?? '-'}`);
      return call === 'list' ? { kind: 'status', status: 403 } : undefined;
    };
    state.failOnce('any', 'cut');
    await expect(list()).rejects.toEqual(fault('unreachable'));
    expect(seen).toEqual([]);
    await expect(list()).rejects.toEqual(fault('scope'));
    expect(seen.slice(0, 2)).toEqual(['POST token -', 'GET list onss']);
    state.heal();
    expect(await list()).toBe(2);
  });

  test('cuts an answer in its middle, or at its end, once the work is done; before it, nothing is', async () => {
    state.failOnce('content', { kind: 'cut', when: 'before' });
    await expect(content('m1')).rejects.toEqual(fault('unreachable'));
    expect(isRead('m1')).toBe(false);
    for (const when of ['during', 'after'] as const) {
      state.failOnce('content', { kind: 'cut', when });
      await expect(content('m1')).rejects.toEqual(fault('unreachable'));
      expect(isRead('m1')).toBe(true);
      state.providers[0]!.messages[0]!.isRead = false;
    }
    state.failOnce('content', { kind: 'lost' });
    await expect(content('m2')).rejects.toEqual(fault('unreachable'));
    expect(isRead('m2')).toBe(true);
    expect(Buffer.from(await content('m2')).toString()).toBe('%PDF avis 2');
  });

  test('gives what is no JSON, or its answer late', async () => {
    state.failOnce('list', { kind: 'garbled' });
    await expect(list()).rejects.toEqual(fault('fault'));
    state.failOnce('list', { kind: 'slow', ms: 20_000 });
    let isThere = false;
    const late = list().finally(() => (isThere = true));
    while (time.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(isThere).toBe(false);
    await time.pass(20_000);
    expect(await late).toBe(2);
  });
});

describe('all of it', () => {
  test.each(['refused', 'reset'] as const)('is away for a while: connections are %s, then answered again at the same place', async (how) => {
    await standIn.down(600_000, how);
    await expect(list()).rejects.toEqual(fault('unreachable'));
    await time.pass(599_000);
    await expect(list()).rejects.toEqual(fault('unreachable'));
    await time.pass(1000);
    await standIn.up();
    expect(await list()).toBe(2);
  });

  test('comes back by itself', async () => {
    await standIn.down(1000);
    await time.pass(1000);
    for (let n = 0; ; n++) {
      const count = await list().catch(() => undefined);
      if (count === 2) break;
      expect(n).toBeLessThan(100);
    }
  });
});

test('a seed draws the same failures again, about as many as it is told', () => {
  const drawn = (seed: number) => {
    const plan = drawnFailures(seed, 0.1);
    return Array.from({ length: 2000 }, (_, nth) => plan('GET /x', { call: 'list', nth, provider: undefined }));
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  const failures = drawn(7).filter((one) => one !== undefined);
  expect(failures.length / 2000).toBeCloseTo(0.1, 1);
  expect(new Set(failures.map((one) => JSON.stringify(one))).size).toBe(everyEboxFailure.length);
});

test('requests are told apart by their addresses', () => {
  const base = '/REST/onss/messageRegistry/v3';
  const asked = [`POST ${TOKEN_PATH}`, `GET ${REGISTRY_PATH}`, `GET ${base}/ebox/messages`, `GET ${base}/ebox/messages/m1`, `GET ${base}/ebox/messages/m1/attachments/a/content`, `GET ${base}/refData/senderOrganizations/0206731645/images/l/content`, `PATCH ${base}/ebox/messages`];
  expect(asked.map(callOf)).toEqual(['token', 'registry', 'list', 'message', 'content', 'reference', 'other']);
});
