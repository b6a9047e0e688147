// A server of node:http or node:https for the app, with WebSockets and the patience that it has with slow ones.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { createAdaptorServer, getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { problem } from './problem.ts';
import { answerOdd, answerUnreadable, refuse } from './unreadable.ts';

/** What a device says on a socket is a token. */
const MESSAGE_BYTES = 1024;

/** Serves `app`; with `tls` over https. */
export function makeServer(app: Hono, tls?: Pick<ServerOptions, 'cert' | 'key'>): Server {
  const websocket = { server: new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, perMessageDeflate: false, clientTracking: false }) };
  websocket.server.on('wsClientError', (_error, socket) =>
    refuse(socket, { ...problem(400, 'This is no handshake of a socket.'), reason: 'malformed' })
  );
  const fetch = app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch'];
  // The adaptor's own listener has no words for what it refuses; the missing Host is left to this one too.
  const listener = getRequestListener(fetch, { errorHandler: answerOdd });
  const options = { ...tls, requireHostHeader: false, shouldUpgradeCallback: isForSocket };
  const make = (): Server => (tls ? (createTlsServer(options, listener) as unknown as Server) : createServer(options, listener));
  const server = createAdaptorServer({ fetch, websocket, createServer: make as typeof createServer }) as Server;
  answerUnreadable(server);
  server.headersTimeout = 20_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 65_000;
  // A connection on which nothing moves at all; sockets of events have their own pulse.
  server.timeout = 120_000;
  return server;
}

/** Another wish to upgrade is passed over: the request is answered as it is (RFC 9110 §7.8). */
function isForSocket({ headers, url = '' }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && url.split('?')[0] === '/v1/events';
}
