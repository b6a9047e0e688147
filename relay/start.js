// What `npm start` runs, on any Node from 20 on: installs and builds what is missing, then hands over to the pinned Node.
// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';
import { bringUpToDate, StartFault, pinnedNode, relayEnv, relayFlags, root } from './ready.js';

const HELP = `npm start                 the app and its relay on http://localhost:4747
npm start -- --https      also on the local network, for real phones

PORT            another port than 4747
HOST            another address than localhost (0.0.0.0: every one; put TLS in front of it)
CARNET_DATA     another data folder than ~/.carnet
RELAY_SECRET    what passwords of mailboxes are encrypted under (made once in the data folder when not set)
RELAY_ADMISSION a word asked of whoever opens a company on this relay`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(HELP);
  process.exit(0);
}

try {
  bringUpToDate({ build: true });
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`\nCarnet does not start: ${error.message}`);
  process.exit(1);
}

// The channel lets the relay notice that this process is gone and stop too.
const relay = spawn(pinnedNode, [...relayFlags, 'relay/main.ts', ...args], { cwd: root, env: { ...process.env, ...relayEnv }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => relay.kill('SIGTERM'));
}
relay.on('error', (error) => {
  console.error(`\nCarnet does not start: ${error.message}`);
  process.exit(1);
});
relay.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)));
