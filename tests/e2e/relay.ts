// The real relay as a process of its own, on a free port, with a data folder of its own.
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { relayEnv, relayFlags } from '../../relay/ready.js';

const root = path.join(import.meta.dirname, '..', '..');

export interface Relay {
  url: string;
  port: number;
  /** Of its process. */
  pid: number;
  /** Ends it, as a cut network would: nothing answers any more. */
  stop(): Promise<void>;
}

/** Starts the relay and waits until it answers. `web` is the folder of the build (the repository's by default); `port` 0 takes a free one. */
export async function startRelay({ web = path.join(root, 'build'), port = 0, args = [] as string[], env = {} as Record<string, string> } = {}): Promise<Relay> {
  const data = await mkdtemp(path.join(tmpdir(), 'carnet-e2e-'));
  const child = fork(path.join(root, 'relay', 'main.ts'), args, {
    env: { ...process.env, ...relayEnv, PORT: String(port), CARNET_DATA: data, CARNET_WEB: web, LOG_LEVEL: 'error', ...env },
    execArgv: relayFlags,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc']
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`The relay ended with ${code}: ${said}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    }
  };
}
