// The WebSocket /v1/events: a device says its token first, then hears where things stand whenever that changes.
import type { OpenAPIHono } from '@hono/zod-openapi';
import { upgradeWebSocket } from '@hono/node-server';
import type { WebSocket } from 'ws';
import { CLOSE, eventHello } from '#sync/wire/events.ts';
import type { DeviceEntry } from '#sync/list/state.ts';
import { limitAddress } from '../api/member.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

const HELLO_MS = 10_000;
const PING_MS = 30_000;
/** How long the other side may take to close too. */
const FAREWELL_MS = 2000;
/** Sockets at a time. */
const SOCKETS = 10_000;
/** Bytes that may wait for a slow reader before it is let go. */
const BACKLOG = 1 << 20;
/** Messages that a device may send: a hello each quarter of an hour, and to spare. */
const MESSAGES = 100;

export function eventRoutes(app: OpenAPIHono, relay: Relay): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/events',
    summary: 'WebSocket: says only that there is more. The first message is {"token"}.',
    security: [],
    responses: { 101: { description: 'Switched' }, 426: { description: 'Not a WebSocket' } }
  });

  const upgrade = upgradeWebSocket(() => {
    let conversation: Conversation | undefined;
    return {
      onOpen: (_, ws) => {
        conversation = converse(ws.raw as unknown as WebSocket, relay);
      },
      onMessage: ({ data }) => conversation?.heard(data),
      onClose: () => conversation?.over(),
      onError: () => conversation?.over()
    };
  });
  app.get('/v1/events', async (c, next) => {
    if (relay.stopping) throw new Refusal(503, 'stopping', {}, { 'retry-after': '5' });
    limitAddress(c, relay);
    if (relay.hub.count >= SOCKETS) throw new Refusal(503, 'slow-down', {}, { 'retry-after': '60' });
    const wanted = c.req.header('upgrade')?.toLowerCase();
    if (wanted !== 'websocket') throw new Refusal(426, 'malformed', {}, { upgrade: 'websocket', connection: 'upgrade' });
    return upgrade(c, next);
  });
}

interface Conversation {
  heard(data: unknown): void;
  over(): void;
}

/** One socket from its hello to its end. It is closed when the token runs out and no new one was said. */
function converse(socket: WebSocket, relay: Relay): Conversation {
  let leave: (() => void) | undefined;
  let messages = 0;
  let alive = true;
  let end = setTimeout(() => socket.close(CLOSE.token), HELLO_MS);
  const pulse = setInterval(() => {
    if (!alive || socket.bufferedAmount > BACKLOG) return socket.terminate();
    alive = false;
    socket.ping();
  }, PING_MS);
  socket.on('pong', () => {
    alive = true;
  });
  const line = {
    send: (text: string) => socket.send(text),
    close(code: number) {
      socket.close(code);
      setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
    }
  };
  const forget = relay.hub.enter(line);

  const hello = async (data: unknown): Promise<void> => {
    const session = typeof data === 'string' ? relay.tokens.find(tokenIn(data)) : undefined;
    const device = session && (await relay.storage.lists.find(session.company, session.device));
    if (!session || !device) return socket.close(CLOSE.token);
    if (device.revoked) return socket.close(CLOSE.revoked);
    clearTimeout(end);
    end = setTimeout(() => socket.close(CLOSE.token), session.expiresAt - relay.clock());
    leave?.();
    leave = relay.hub.join(line, { ...session, owner: (device.entry as DeviceEntry).role === 'owner' });
    if (socket.readyState !== socket.OPEN) leave();
  };

  return {
    heard(data) {
      messages += 1;
      if (messages > MESSAGES) return socket.close(CLOSE.token);
      hello(data).catch(() => socket.close(CLOSE.token));
    },
    over() {
      clearTimeout(end);
      clearInterval(pulse);
      leave?.();
      forget();
    }
  };
}

function tokenIn(text: string): string {
  try {
    return eventHello.parse(JSON.parse(text)).token;
  } catch {
    return '';
  }
}
