// The socket on which the relay says that there is more. Everything works without it, only later.
import { TOKEN_SECONDS } from '#sync/limits.ts';
import { type EventStanding, eventStanding } from '#sync/wire/events.ts';
import type { Timer } from '../loop/timer.ts';
import type { RelayClient } from './client.ts';

/** A new token is said so long before the one before ends, in seconds. */
const EARLY = 60;

export interface Watching {
  heard(standing: EventStanding): void;
  /** Once, however it ended. `code`: see CLOSE in wire/events.ts; undefined when it never stood. */
  ended(code: number | undefined): void;
}

/** Opens the socket. @returns how to close it; `ended` is not called after that */
export function watch({ http, session }: RelayClient, timer: Timer, { heard, ended }: Watching): () => void {
  let over = false;
  let renewal = (): void => undefined;
  let socket: WebSocket | undefined;
  const end = (code: number | undefined, told: boolean) => {
    if (over) return;
    over = true;
    renewal();
    socket?.close();
    if (told) ended(code);
  };
  const say = async (stale?: string): Promise<void> => {
    const token = await session.token(stale);
    if (over || socket?.readyState !== 1) return;
    socket.send(JSON.stringify({ token }));
    renewal = timer.after((TOKEN_SECONDS - EARLY) * 1000, () => void say(token).catch(() => end(undefined, true)));
  };
  const open = async (): Promise<void> => {
    // Signed in first: a relay that is not there is then known from one request, not from two.
    await session.token();
    if (over) return;
    if (!http.net.socket) throw new TypeError('no sockets here');
    socket = http.net.socket(`${http.relay.replace(/^http/, 'ws')}/v1/events`);
    socket.addEventListener('open', () => void say().catch(() => end(undefined, true)));
    socket.addEventListener('close', ({ code }) => end(code, true));
    socket.addEventListener('message', ({ data }) => {
      const said = typeof data === 'string' ? eventStanding.safeParse(parsed(data)) : undefined;
      if (said?.success && !over) heard(said.data);
    });
  };
  open().catch(() => end(undefined, true));
  return () => end(undefined, false);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
