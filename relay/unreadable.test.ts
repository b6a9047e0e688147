// What reaches the relay through a raw socket and is no request for it: answered with problem+json, whatever it was.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from './api/world.ts';
import type { World } from './api/world.ts';
import { drain, listen } from './listen.ts';
import { makeServer } from './server.ts';

let world: World;
let server: Server;
let port = 0;
beforeAll(async () => {
  world = await makeWorld();
  server = makeServer(world.app);
  port = await listen(server, 0, '127.0.0.1');
});
afterAll(async () => {
  world.relay.stop();
  await drain(server, 100);
  await world.close();
});

/** Everything that comes back until the relay ends the connection; each next part is sent after something came. */
async function raw(...parts: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let got = '';
  socket.on('data', (data: Buffer) => (got += data.toString()));
  // The relay may be gone before everything was sent.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const [index, part] of parts.entries()) {
    if (index > 0) await once(socket, 'data');
    socket.write(part);
  }
  await once(socket, 'close');
  return got;
}

function read(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  const [line = '', ...headers] = head.split('\r\n');
  const named = Object.fromEntries(
    headers.map((header) => [header.slice(0, header.indexOf(':')).toLowerCase(), header.slice(header.indexOf(':') + 2)])
  );
  return { status: Number(line.split(' ')[1]), headers: named, body: JSON.parse(body) as unknown };
}

const host = 'Host: relay\r\n';
const end = `${host}Connection: close\r\n\r\n`;

describe('a raw socket', () => {
  it.each<[string, number, string]>([
    ['a method that HTTP does not know', 400, `FOO /v1/log HTTP/1.1\r\n${end}`],
    ['a method in lower case', 400, `get /v1/log HTTP/1.1\r\n${end}`],
    ['no HTTP', 400, 'hello there\r\n\r\n'],
    ['TLS', 400, '\u0016\u0003\u0001\u0002\r\n'],
    ['a version to come', 400, `GET /v1/log HTTP/3.7\r\n${end}`],
    ['a header that is none', 400, `GET /v1/log HTTP/1.1\r\n${host}no header\r\n\r\n`],
    ['a header of 20 kB', 431, `GET /v1/log HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['an address of 20 kB', 431, `GET /v1/${'a'.repeat(20_000)} HTTP/1.1\r\n${end}`],
    ['two lengths', 400, `POST /v1/log HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc`],
    ['no Host', 400, 'GET /v1/log HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a Host that is none', 400, 'GET /v1/log HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['an address that is none', 400, `GET http://%zz/v1/log HTTP/1.1\r\n${end}`],
    ['an asterisk', 400, `OPTIONS * HTTP/1.1\r\n${end}`],
    ['CONNECT', 405, `CONNECT relay:443 HTTP/1.1\r\n${end}`],
    ['TRACE', 405, `TRACE /v1/log HTTP/1.1\r\n${end}`],
    ['PROPFIND on a page', 405, `PROPFIND /invoices HTTP/1.1\r\n${end}`],
    ['an expectation', 417, `GET /v1/log HTTP/1.1\r\n${host}Expect: 200-maybe\r\n\r\n`],
    ['another protocol wished for', 401, `GET /v1/log HTTP/1.1\r\n${host}Upgrade: h2c\r\nConnection: Upgrade, close\r\n\r\n`],
    ['a socket where there is none', 401, `GET /v1/log HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`],
    ['a socket without its key', 400, `GET /v1/events HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`],
    ['nothing at that address', 404, `GET /v1/%ff HTTP/1.1\r\n${end}`]
  ])('%s: %i', async (_, status, text) => {
    const answer = read(await raw(text));
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      body: { status, title: expect.any(String) }
    });
  });

  it('that breaks after an answer gets another, and one that breaks in a body a single one', async () => {
    const both = await raw(`GET /healthz HTTP/1.1\r\n${host}\r\n`, 'FOO\r\n\r\n');
    expect(both.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    const broken = await raw(`POST /v1/log HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`);
    expect(broken.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('says of no answer more than HTTP asks for', async () => {
    const answer = await raw(`FOO / HTTP/1.1\r\n${end}`);
    expect(answer).not.toMatch(/HPE_|node|hono|at file/i);
    expect(read(answer).body).toEqual({ status: 400, title: 'Bad request', detail: 'This is no request that HTTP knows.', reason: 'malformed' });
  });
});
