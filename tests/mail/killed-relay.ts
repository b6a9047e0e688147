// A relay that reads mail and is killed: forked by the test, it ends itself by SIGKILL before or after the act that it is told, and says what memory it took.
import process from 'node:process';
import { webCrypto } from '#sync/web-crypto.ts';
import { imapConnection } from '../../relay/connections/imap/imap.ts';
import { openRelay } from '../../relay/relay.ts';
import type { Storage } from '../../relay/storage/port.ts';
import { openSqlite } from '../../relay/storage/sqlite/open.ts';

const [folder = '', secret = '', ca = '', at = '0'] = process.argv.slice(2);
let left = Number(at);

/** Killed as by a power cut: nothing of the process goes on. */
function counted(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const opened = await openSqlite(folder);
const storage: Storage = {
  ...opened,
  connections: {
    ...opened.connections,
    async advance(...args) {
      counted();
      const answer = await opened.connections.advance(...args);
      counted();
      if (args[2]) process.send?.({ taken: answer, rss: process.memoryUsage.rss() });
      return answer;
    }
  }
};
const relay = openRelay({ storage, crypto: webCrypto(globalThis), clock: () => Date.now(), addressOf: () => 'here', secret, connectionTypes: [imapConnection({ local: true, ca })] });
await relay.connections.jobs.start();
process.on('disconnect', () => void relay.stop().then(() => process.exit(0)));
