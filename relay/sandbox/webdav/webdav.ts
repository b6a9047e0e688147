// The stand-in for a WebDAV server: files in memory, as much of RFC 4918 as is asked of it, and failures as told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import process from 'node:process';
import { drain, listen, StartFault } from '../../listen.ts';

/**
 * - `status`: answered so and nothing done
 * - `cut`: the connection ends: at the first bytes (what came by then stays there, as with servers that write as they read), after all of them (nothing done),
 *   or instead of the answer to what was done
 */
export type DavFailure = { kind: 'status'; status: number; retryAfter?: number } | { kind: 'cut'; when: 'during' | 'after' | 'lost' };

export interface DavStandIn {
  /** By their decoded path. */
  readonly files: Map<string, Buffer>;
  /** Paths of folders, with a slash at their end. */
  readonly folders: Set<string>;
  /** Names that ever stood there by themselves, in order: software takes them away. */
  readonly came: string[];
  fail(plan: ((method: string) => DavFailure | undefined) | undefined): void;
  failOnce(method: string, failure: DavFailure): void;
  port: number;
  close(): Promise<void>;
}

export interface DavOptions {
  user: string;
  password: string;
  certificate?: { cert: string; key: string };
  /** Takes away each file as soon as it has its name. */
  taking?: boolean;
  /** Told of each file once it has its name. */
  onFile?: (name: string) => void;
}

/** Listens on this machine alone, with the folder `/books/`. @throws {StartFault} in production */
export async function listenDav({ user, password, certificate, taking = false, onFile }: DavOptions, port = 0): Promise<DavStandIn> {
  if (process.env['NODE_ENV'] === 'production') throw new StartFault('the stand-ins are for practice and tests; production (NODE_ENV) has none.');
  const [files, folders, came] = [new Map<string, Buffer>(), new Set(['/', '/books/']), [] as string[]];
  let once: { method: string; failure: DavFailure }[] = [];
  let plan: ((method: string) => DavFailure | undefined) | undefined;
  const drawn = (method: string): DavFailure | undefined => {
    const next = once.find((one) => one.method === method);
    once = once.filter((one) => one !== next);
    return next ? next.failure : plan?.(method);
  };
  const put = (name: string, bytes: Buffer): void => {
    files.set(name, bytes);
    if (name.endsWith('.part')) return;
    came.push(name);
    onFile?.(name);
    if (taking) files.delete(name);
  };

  const act = ({ method = '', headers }: IncomingMessage, name: string, body: Buffer): number => {
    const isKnown = folders.has(name.slice(0, name.lastIndexOf('/') + 1));
    switch (method) {
      case 'PUT':
        if (!isKnown) return 409;
        put(name, body);
        return 201;
      case 'HEAD':
        return files.has(name) ? 200 : 404;
      case 'PROPFIND':
        return folders.has(name) || files.has(name) ? 207 : 404;
      case 'MOVE': {
        const to = decodeURIComponent(new URL(headers['destination'] as string).pathname);
        const bytes = files.get(name);
        if (!bytes) return 404;
        if (files.has(to) && headers['overwrite'] === 'F') return 412;
        files.delete(name);
        put(to, bytes);
        return 201;
      }
      default:
        return 405;
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const failure = drawn(request.method ?? '');
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) {
      pieces.push(piece);
      if (failure?.kind !== 'cut' || failure.when !== 'during') continue;
      put(name, piece.subarray(0, piece.length / 2));
      return void request.socket.destroy();
    }
    if (failure?.kind === 'cut' && failure.when !== 'lost') return void request.socket.destroy();
    const isUser = request.headers.authorization === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (!isUser) return void response.writeHead(401, { 'www-authenticate': 'Basic realm="books"' }).end();
    if (failure?.kind === 'status') return void response.writeHead(failure.status, failure.retryAfter === undefined ? {} : { 'retry-after': `${failure.retryAfter}` }).end();
    const length = files.get(name)?.length;
    const status = act(request, name, Buffer.concat(pieces));
    if (failure) return void request.socket.destroy();
    response.writeHead(status, request.method === 'HEAD' && status === 200 ? { 'content-length': `${length}` } : {}).end();
  }

  const reply = (request: IncomingMessage, response: ServerResponse): void => void answer(request, response).catch(() => request.socket.destroy());
  const server: Server = certificate ? createSecure(certificate, reply) : createServer(reply);
  const chosen = await listen(server, port, 'localhost');
  return {
    ...{ files, folders, came, port: chosen },
    fail: (given) => void (plan = given),
    failOnce: (method, failure) => void once.push({ method, failure }),
    async close() {
      server.closeAllConnections();
      await drain(server, 0);
    }
  };
}
