// Starts the relay: reads the environment, opens the data folder, listens, says what to open, and drains when told to stop.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import process from 'node:process';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { openDataFolder } from './data-folder.ts';
import { readEnv } from './env.ts';
import type { Env } from './env.ts';
import { drain, listen, listenHere, StartFault } from './listen.ts';
import { createLog } from './log.ts';
import { sayLan, sayLocal } from './say.ts';
import { readWebFiles } from './web/files.ts';

async function start(env: Env, { https }: { https: boolean }): Promise<Server[]> {
  await openDataFolder(env.CARNET_DATA);
  const log = createLog(env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'));
  const web = await readWebFiles(env.CARNET_WEB).catch(() => {
    throw new StartFault(`there is no built app in ${env.CARNET_WEB}. Start it with:  npm start`);
  });
  const behindTls = env.ORIGIN?.startsWith('https://') ?? false;
  const app = createApp({ web, log, behindTls, now: () => performance.now() });

  const make = (): Server => createServer(getRequestListener(app.fetch));
  const { servers, port } = env.HOST === 'localhost' ? await listenHere(make, env.PORT) : await listenOn(make(), env);
  sayLocal(env.ORIGIN ?? `http://localhost:${port}`);
  if (!https) return servers;

  // Loaded when asked for: certificates are no part of a usual start.
  const { serveLan } = await import('./lan/serve.ts');
  const ports = { https: env.HTTPS_PORT ?? (env.PORT && port + 1), trust: env.TRUST_PORT ?? (env.PORT && port + 2) };
  const lan = await serveLan({ app, web, data: env.CARNET_DATA, ports, now: () => new Date() });
  await sayLan(lan);
  return [...servers, ...lan.servers];
}

async function listenOn(server: Server, env: Env): Promise<{ servers: Server[]; port: number }> {
  return { servers: [server], port: await listen(server, env.PORT, env.HOST) };
}

function readArguments(given: string[]): { https: boolean } {
  const unknown = given.filter((argument) => argument !== '--https');
  if (unknown.length > 0) throw new StartFault(`${unknown.join(' ')} is not known. There is:  npm start -- --https`);
  return { https: given.includes('--https') };
}

try {
  const servers = await start(readEnv(process.env), readArguments(process.argv.slice(2)));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all(servers.map((server) => drain(server)));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());
} catch (error) {
  console.error(
    `\nCarnet does not start: ${error instanceof Error && !(error instanceof StartFault) ? (error.stack ?? error.message) : (error as Error).message}`
  );
  process.exit(1);
}
