// Starts the relay: reads the environment, opens the data folder, listens, says what to open, and drains when told to stop.
import type { Server } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { webCrypto } from '#sync/web-crypto.ts';
import { addressReader } from './api/address.ts';
import { createApp } from './app.ts';
import { connectionTypes } from './connections/types.ts';
import { openDataFolder } from './data-folder.ts';
import { readEnv } from './env.ts';
import type { Env } from './env.ts';
import { drain, listen, listenHere, StartFault } from './listen.ts';
import { createLog } from './log.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { sayLan, sayLocal } from './say.ts';
import { relaySecret } from './secret/kept.ts';
import { makeServer } from './server.ts';
import { StorageFault } from './storage/port.ts';
import { openSqlite } from './storage/sqlite/open.ts';
import { readWebFiles } from './web/files.ts';

const SWEEP_MS = 3_600_000;
const GIB = 1 << 30;

interface Running {
  servers: Server[];
  relay: Relay;
}

async function start(env: Env, { https }: { https: boolean }): Promise<Running> {
  await openDataFolder(env.CARNET_DATA);
  const log = createLog(env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'));
  const web = await readWebFiles(env.CARNET_WEB).catch(() => {
    throw new StartFault(`there is no built app in ${env.CARNET_WEB}. Start it with:  npm start`);
  });
  const behindTls = env.ORIGIN?.startsWith('https://') ?? false;
  const relay = openRelay({
    storage: await openStorage(env),
    crypto: webCrypto(globalThis),
    clock: () => Date.now(),
    addressOf: addressReader({ behindProxy: env.ORIGIN !== undefined }),
    admission: env.RELAY_ADMISSION,
    quota: env.RELAY_QUOTA_GIB === 0 ? undefined : Math.floor(env.RELAY_QUOTA_GIB * GIB),
    secret: env.RELAY_SECRET ?? (await relaySecret(env.CARNET_DATA)),
    connectionTypes: connectionTypes(env)
  });
  const sweep = (): void => void relay.sweep().catch((error: unknown) => log.error({ err: error }, 'sweep'));
  sweep();
  setInterval(sweep, SWEEP_MS).unref();
  await relay.connections.jobs.start();
  const app = createApp({ web, log, behindTls, now: () => performance.now(), relay });

  const make = (): Server => makeServer(app);
  const { servers, port } = env.HOST === 'localhost' ? await listenHere(make, env.PORT) : await listenOn(make(), env);
  sayLocal(env.ORIGIN ?? `http://localhost:${port}`);
  if (!https) return { servers, relay };

  // Loaded when asked for: certificates are no part of a usual start.
  const { serveLan } = await import('./lan/serve.ts');
  const ports = { https: env.HTTPS_PORT ?? (env.PORT && port + 1), trust: env.TRUST_PORT ?? (env.PORT && port + 2) };
  const lan = await serveLan({ app, web, data: env.CARNET_DATA, ports, now: () => new Date() });
  await sayLan(lan);
  return { servers: [...servers, ...lan.servers], relay };
}

async function openStorage(env: Env): ReturnType<typeof openSqlite> {
  try {
    return await openSqlite(path.join(env.CARNET_DATA, 'relay'));
  } catch (error) {
    throw error instanceof StorageFault ? new StartFault(error.message, { cause: error }) : error;
  }
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
  const { servers, relay } = await start(readEnv(process.env), readArguments(process.argv.slice(2)));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all([relay.stop(), ...servers.map((server) => drain(server))]);
    await relay.storage.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());
} catch (error) {
  console.error(
    `\nCarnet does not start: ${error instanceof Error && !(error instanceof StartFault) ? (error.stack ?? error.message) : (error as Error).message}`
  );
  process.exit(1);
}
