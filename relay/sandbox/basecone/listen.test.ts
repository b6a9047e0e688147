// The stand-in on a real port: failures that only sockets have, and production, which has no stand-in.
import { spawnSync } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartFault } from '../../listen.ts';
import { createBasecone } from './basecone.ts';
import type { Basecone } from './basecone.ts';
import { listenBasecone } from './listen.ts';
import type { Listening } from './listen.ts';
import { settled } from '../../connections/trial-time.ts';
import { client, formOf, ids, keyFor, newTrial, pdf, user } from './trial.ts';

let basecone: Basecone;
let listening: Listening;
let authorization: string;
beforeEach(async () => {
  ({ basecone } = await newTrial());
  listening = await listenBasecone(basecone);
  authorization = await keyFor(basecone, user);
});
afterEach(() => listening.close());

const take = (): Promise<Response> => fetch(`${listening.url}/documents/import/${ids.first}/x`, { method: 'POST', headers: { authorization }, body: formOf(pdf('a.pdf', { bytes: 2_000_000 })) });
const office = (): Promise<Response> => fetch(`${listening.url}/office`, { headers: { authorization } });
const codeOf = (call: Promise<Response>): Promise<unknown> => call.then(({ status }) => status, (error: Error) => codes(error.cause));
/** Both addresses of localhost are tried; each has its own cause. */
const codes = (cause: unknown): unknown => (cause instanceof AggregateError ? (cause.errors[0] as NodeJS.ErrnoException).code : (cause as NodeJS.ErrnoException).code);
const ended = /^(ECONNRESET|UND_ERR_SOCKET|EPIPE)$/;

describe('on a port', () => {
  it('takes what is sent, byte for byte', async () => {
    expect((await take()).status).toBe(200);
    expect(basecone.documents[0]!.files[0]!.bytes).toEqual(await pdf('a.pdf', { bytes: 2_000_000 }).bytes());
  });

  it('cuts the connection before, during and after the body, and instead of an answer', async () => {
    for (const when of ['before', 'during', 'after'] as const) {
      basecone.failOnce('importWithId', { kind: 'cut', when });
      expect(await codeOf(take())).toMatch(ended);
      expect(basecone.documents).toHaveLength(0);
    }
    basecone.failOnce('importWithId', { kind: 'lost' });
    expect(await codeOf(take())).toMatch(ended);
    expect(basecone.documents).toHaveLength(1);
    expect((await office()).status).toBe(200);
  });

  it('answers by a status once the whole body was sent', async () => {
    basecone.failOnce('importWithId', { kind: 'status', status: 429, retryAfter: 7 });
    const answer = await take();
    expect([answer.status, answer.headers.get('retry-after'), basecone.documents.length]).toEqual([429, '7', 0]);

    basecone.failOnce('importWithId', { kind: 'status', status: 500 });
    const request = http.request(`${listening.url}/documents/import/${ids.first}/x`, { method: 'POST', headers: { authorization, 'content-length': 4 } });
    let answered: number | undefined;
    const over = new Promise<void>((resolve) => request.on('response', ({ statusCode }) => resolve(void (answered = statusCode))));
    request.write('ab');
    while (basecone.requests.length < 3) await settled();
    await settled();
    expect(answered).toBeUndefined();
    request.end('cd');
    await over;
    expect(answered).toBe(500);
  });

  it('refuses connections, or resets them, while it is down', async () => {
    expect(await codeOf(office())).toBe(200);
    await basecone.down(3_600_000);
    expect(await codeOf(office())).toBe('ECONNREFUSED');
    await basecone.up();
    expect(await codeOf(office())).toBe(200);
    await basecone.down(3_600_000, 'reset');
    expect(await codeOf(office())).toMatch(ended);
    // Before a word was said.
    const silent = net.connect(listening.port, '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => silent.once('close', resolve));
    await basecone.up();
    expect(await codeOf(office())).toBe(200);
  });

  it('keeps nothing of a body that its sender cuts', async () => {
    const request = http.request(`${listening.url}/documents/import/${ids.first}/x`, { method: 'POST', headers: { authorization, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 1000 } });
    const over = new Promise((resolve) => request.on('error', resolve));
    request.write('--b\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n%PDF-1.7');
    while (basecone.requests.at(-1)?.call !== 'importWithId') await new Promise((resolve) => setImmediate(resolve));
    request.destroy(new Error('cut'));
    await over;
    while (basecone.requests.at(-1)?.status === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect([basecone.requests.at(-1)!.status, basecone.documents.length]).toEqual([400, 0]);
  });

  it('gives the same keys when it is started anew', async () => {
    const again = createBasecone({ users: [user], clients: [client], companies: [] });
    expect((await again.fetch(`${listening.url}/office`, { headers: { authorization } })).status).toBe(200);
  });
});

describe('npm run sandbox', () => {
  it('says which port is taken, and how to take another', async () => {
    await expect(listenBasecone(basecone, listening.port)).rejects.toThrow(new RegExp(`port ${listening.port} .*SANDBOX_BASECONE_PORT`, 's'));
  });

  const main = path.join(import.meta.dirname, '..', 'main.ts');

  it('does not start in production', async () => {
    const { status, stderr } = spawnSync(process.execPath, [main], { env: { ...process.env, NODE_ENV: 'production', SANDBOX_BASECONE_PORT: '0' }, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('production')]);
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(listenBasecone(basecone)).rejects.toThrow(StartFault);
    } finally {
      process.env['NODE_ENV'] = before;
    }
  });
});
