// Reading a mail folder: what is there is taken over, then the server says when there is more (IDLE, RFC 2177), and is asked every five minutes in any case.
import type { ImapFlow } from 'imapflow';
import { imapSettings } from '#sync/wire/connections.ts';
import type { ImapSettings } from '#sync/wire/connections.ts';
import type { Access } from '../access.ts';
import { type Clock, ConnectionFault, type TypeOfConnection } from '../type.ts';
import { mailReader } from './mail-reader.ts';
import { closeSession, faultOf, type ImapOutside, openSession } from './session.ts';
import { progressIn, takeNew } from './take.ts';

const ASK_MS = 5 * 60_000;
/** A session that stands so long is begun anew: names, certificates and folders may have changed. */
const SESSION_MS = 3_600_000;

/** @param outside what it may call */
export function imapConnection(outside: ImapOutside): TypeOfConnection<ImapSettings> {
  const reader = mailReader();
  return {
    type: 'imap',
    settings: imapSettings,
    secrets: ['password'],
    shownTo: ({ host, port, security, user }) => JSON.stringify([host.toLowerCase(), port, security, user]),

    test: (access) =>
      inSession(access, outside, async (client) => {
        const folders = (await client.list({ listOnly: true })).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent')).map(({ path }) => path);
        await openFolder(client, access.settings);
        return folders.filter((path) => path.length <= 500).map((path) => ({ value: path, label: path }));
      }),

    run: (job) =>
      inSession(job, outside, async (client) => {
        const { settings, clock, signal } = job;
        const { uidValidity } = await openFolder(client, settings);
        const begun = clock.now();
        let progress = progressIn(job.progress, JSON.stringify([settings.host.toLowerCase(), settings.user, settings.folder]), uidValidity);
        for (;;) {
          // Asked for before looking: what comes in between is not waited for.
          const more = news(client, clock, signal);
          progress = await takeNew(client, job, progress, reader);
          if (signal.aborted || clock.now() - begun >= SESSION_MS) return { rest: 1000 };
          await job.well();
          await more();
          if (signal.aborted) return { rest: 0 };
          if (!client.usable) throw new ConnectionFault('unreachable');
          await client.noop();
        }
      })
  };
}

/** @throws ConnectionFault */
async function inSession<T>(access: Access<ImapSettings>, outside: ImapOutside, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = await openSession(access, outside);
  try {
    return await work(client);
  } catch (error) {
    throw faultOf(error);
  } finally {
    await closeSession(client);
  }
}

/** Opened so that reading marks nothing, and read-only unless it is to be marked. @throws ConnectionFault `folder` */
async function openFolder(client: ImapFlow, { folder, markRead = false }: ImapSettings): Promise<{ uidValidity: bigint }> {
  try {
    return await client.mailboxOpen(folder, { readOnly: !markRead });
  } catch (error) {
    throw client.usable ? faultOf(error, 'folder') : faultOf(error);
  }
}

/** @returns a function that waits until there is more in the folder, it is time to ask, or the session or its work ends */
function news(client: ImapFlow, clock: Clock, signal: AbortSignal): () => Promise<void> {
  let heard = false;
  let wake = (): void => undefined;
  const on = (): void => {
    heard = true;
    wake();
  };
  client.on('exists', on);
  client.once('close', on);
  signal.addEventListener('abort', on, { once: true });
  return () =>
    new Promise((resolve) => {
      const callOff = clock.after(ASK_MS, on);
      wake = () => {
        callOff();
        client.off('exists', on);
        client.off('close', on);
        signal.removeEventListener('abort', on);
        resolve();
      };
      if (heard || signal.aborted || !client.usable) return wake();
      // The next command ends it. A server without IDLE is asked every other minute.
      client.idle().catch(() => on());
    });
}
