// Answers to what never becomes a request of the app: bytes that are no HTTP, heads that are too long or too slow, wishes that nobody grants.
import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';
import { problem, problemHeaders } from './problem.ts';
import type { Problem } from './problem.ts';

const unreadable = { ...problem(400, 'This is no request that HTTP knows.'), reason: 'malformed' };
const known: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: { ...problem(431), reason: 'too-large' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { ...problem(413), reason: 'too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { ...problem(408), reason: 'slow-down' }
};

/** Has `server` answer with problem+json what its parser refuses, and close. TLS that fails has no answer. */
export function answerUnreadable(server: Server): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => answering.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const response = answering.get(socket);
    // In the middle of an answer another one would be taken for its continuation.
    if (!socket.writable || (response?.headersSent && !response.writableFinished)) return void socket.destroy();
    refuse(socket, known[error.code ?? ''] ?? unreadable);
  });
  server.on('connect', (_request, socket) => refuse(socket, problem(405)));
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(problem(417));
    response.writeHead(417, { ...problemHeaders, connection: 'close', 'content-length': Buffer.byteLength(body) }).end(body);
  });
}

/** The answer to a request whose address or Host makes no sense, and to a fault that the app did not catch. */
export function answerOdd(error: unknown): Response {
  const fault = error instanceof RequestError ? unreadable : { ...problem(500), reason: 'fault' };
  return new Response(JSON.stringify(fault), { status: fault.status, headers: problemHeaders });
}

/** Writes a whole answer on a connection that carries none, and ends it. */
export function refuse(socket: Duplex, fault: Problem): void {
  const body = JSON.stringify(fault);
  const headers = { ...problemHeaders, connection: 'close', 'content-length': Buffer.byteLength(body) };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}\r\n${head.join('')}\r\n${body}`);
}
