// The stand-in on a port of this machine, over TLS with an authority of its own. It talks to nobody who does not show a registered certificate.
import { X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import process from 'node:process';
import type { TLSSocket } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Authority, makeAuthority } from '../../lan/authority.ts';
import { makeLeaf } from '../../lan/leaf.ts';
import { drain, listen, StartFault } from '../../listen.ts';
import { outage, type Outage } from '../basecone/outage.ts';
import { createEbox } from './ebox.ts';
import type { EndConnection } from './failing.ts';
import type { Client, EboxState } from './state.ts';

export interface EboxListening extends Pick<Outage, 'down' | 'up'> {
  /** `https://localhost:4803`. */
  origin: string;
  /** PEM of the authority to be trusted for it. */
  ca: string;
  /** As in ChaMan: from now on that certificate is let in. */
  register(client: Client): void;
  close(): Promise<void>;
}

/**
 * How who shows no registered certificate is refused: `alert` ends the handshake (without one with the alert of RFC 8446 §6.2); `answer` says it with
 * a status, in the words of the servers that many stand behind.
 */
export type Refuses = 'alert' | 'answer';

/** Listens on this machine alone; port 0 lets the system choose. @throws {StartFault} in production */
export async function listenEbox(state: EboxState, { port = 0, refuses = 'answer' as Refuses } = {}): Promise<EboxListening> {
  if (process.env['NODE_ENV'] === 'production') throw new StartFault('the stand-ins are for practice and tests; production (NODE_ENV) has none.');
  const { certificate, keys } = await makeAuthority(new Date());
  const authority: Authority = { certificate, key: keys.privateKey };
  const [ca, leaf] = [authority.certificate.toString('pem'), await makeLeaf(authority, { hosts: ['localhost'], addresses: ['127.0.0.1'] }, new Date())];
  let origin = '';
  const { down, up, cut, watchOutage, stopOutage } = outage(state);
  const app = createEbox(state, () => origin, { cut }, endConnection);
  const context = () => ({ cert: leaf.cert, key: leaf.key, ca: [ca, ...state.clients.map(({ certificate: own }) => own)] });
  const serve = getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0]);
  const server: Server = createServer({ ...context(), requestCert: true, rejectUnauthorized: refuses === 'alert', allowPartialTrustChain: true, minVersion: 'TLSv1.2' }, (request, response) => {
    const { raw } = (request.socket as TLSSocket).getPeerCertificate();
    if (state.clients.some((client) => raw?.equals(new X509Certificate(client.certificate).raw))) return void serve(request, response);
    response.writeHead(400, { 'content-type': 'text/html' }).end(`<h1>400 Bad Request</h1> ${raw ? 'The SSL certificate error' : 'No required SSL certificate was sent'}`);
  });
  let resets = false;
  server.on('connection', (socket: Socket) => {
    if (resets) socket.resetAndDestroy();
  });
  await listen(server, port, '127.0.0.1');
  const { port: chosen } = server.address() as AddressInfo;
  origin = `https://localhost:${chosen}`;
  watchOutage(async (how) => {
    resets = how === 'reset';
    if (how) server.closeAllConnections();
    if (how === 'refused') await drain(server, 0);
    else if (!server.listening) await listen(server, chosen, '127.0.0.1');
  });
  return {
    ...{ origin, ca, down, up },
    register(client) {
      state.clients.push(client);
      server.setSecureContext(context());
    },
    async close() {
      stopOutage();
      server.closeAllConnections();
      await drain(server, 0);
    }
  };
}

const endConnection: EndConnection = async (c, begun) => {
  const { outgoing } = c.env as { outgoing: ServerResponse };
  if (begun) {
    const { answer, share } = begun;
    const bytes = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': bytes.length });
    // Its last byte never comes.
    const some = bytes.subarray(0, Math.floor(Math.max(0, bytes.length - 1) * share));
    if (some.length > 0) await new Promise((resolve) => void outgoing.write(some, resolve));
  }
  outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
};
