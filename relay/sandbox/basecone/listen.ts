// The stand-in on a port of this machine, for whoever really connects.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import process from 'node:process';
import { getRequestListener } from '@hono/node-server';
import { drain, listen, listenHere, StartFault } from '../../listen.ts';
import type { Basecone } from './basecone.ts';

export interface Listening {
  port: number;
  /** For BASECONE_URL: `http://localhost:4801/v1`. */
  url: string;
  /** Cuts what runs, and ends the stand-in. */
  close(): Promise<void>;
}

/**
 * Serves the stand-in on this machine alone; port 0 lets the system choose.
 * @throws {StartFault} in production, and when the port is taken
 */
export async function listenBasecone(basecone: Basecone, port = 0): Promise<Listening> {
  if (process.env['NODE_ENV'] === 'production') throw new StartFault('the stand-ins are for practice and tests; production (NODE_ENV) has none.');
  const fetch = basecone.app.fetch as Parameters<typeof getRequestListener>[0];
  let resets = false;
  const make = (): Server =>
    createServer(getRequestListener(fetch)).on('connection', (socket) => {
      if (resets) socket.resetAndDestroy();
    });
  const { servers, port: chosen } = await listenHere(make, port).catch((error: unknown) => {
    if (!(error instanceof StartFault && error.cause === 'port taken')) throw error;
    throw new StartFault(`port ${port} is taken by another program, perhaps by the sandbox itself.\nAnother port for it:  SANDBOX_BASECONE_PORT=${port + 10} npm run sandbox`);
  });
  basecone.watchOutage(async (how) => {
    resets = how === 'reset';
    if (how) for (const server of servers) server.closeAllConnections();
    if (how === 'refused') await Promise.all(servers.map((server) => drain(server, 0)));
    const closed = how ? [] : servers.map((server, at) => [server, at === 0 ? '127.0.0.1' : '::1'] as const).filter(([server]) => !server.listening);
    for (const [server, host] of closed) await listen(server, chosen, host);
  });
  return {
    port: chosen,
    url: `http://localhost:${chosen}/v1`,
    async close() {
      basecone.stop();
      await Promise.all(servers.map((server) => (server.closeAllConnections(), drain(server, 0))));
    }
  };
}
