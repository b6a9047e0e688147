// A server of node:http or node:https for the app, with WebSockets and the patience that it has with slow ones.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { WebSocketServer } from 'ws';

/** What a device says on a socket is a token. */
const MESSAGE_BYTES = 1024;

/** Serves `app`; with `tls` over https. */
export function makeServer(app: Hono, tls?: Pick<ServerOptions, 'cert' | 'key'>): Server {
  const websocket = { server: new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES, perMessageDeflate: false, clientTracking: false }) };
  const fetch = app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch'];
  const options = tls ? { fetch, websocket, createServer: createTlsServer, serverOptions: tls } : { fetch, websocket, createServer };
  const server = createAdaptorServer(options) as Server;
  server.headersTimeout = 20_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 65_000;
  // A connection on which nothing moves at all; sockets of events have their own pulse.
  server.timeout = 120_000;
  return server;
}
