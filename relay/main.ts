// Starts the relay: reads the environment, opens the data folder, listens, and drains when told to stop.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import process from 'node:process';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { openDataFolder } from './data-folder.ts';
import { readEnv } from './env.ts';
import type { Env } from './env.ts';
import { drain, listen, StartFault } from './listen.ts';
import { createLog } from './log.ts';
import { readWebFiles } from './web/files.ts';

async function start(env: Env): Promise<Server[]> {
  await openDataFolder(env.CARNET_DATA);
  const log = createLog(env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'));
  const web = await readWebFiles(env.CARNET_WEB).catch(() => {
    throw new StartFault(`there is no built app in ${env.CARNET_WEB}. Start it with:  npm start`);
  });
  const behindTls = env.ORIGIN?.startsWith('https://') ?? false;
  const app = createApp({ web, log, behindTls, now: () => performance.now() });

  const server = createServer(getRequestListener(app.fetch));
  const port = await listen(server, env.PORT, env.HOST);
  console.log(`\n  Carnet is running. Open  ${env.ORIGIN ?? `http://localhost:${port}`}\n  Stop it with Ctrl+C.\n`);
  return [server];
}

try {
  const servers = await start(readEnv(process.env));
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all(servers.map((server) => drain(server)));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop());
} catch (error) {
  console.error(`\nCarnet does not start: ${error instanceof StartFault ? error.message : String(error)}`);
  process.exit(1);
}
