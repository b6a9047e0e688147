// Calls of a WebDAV server (RFC 4918): over verified TLS, to an address that the relay may call, what its answers mean as faults of the connection or of the document.
import { request as plain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import type { WebdavSettings } from '#sync/wire/connections.ts';
import { Unsure, Unwanted } from '../../transmissions/outgoing.ts';
import type { Access } from '../access.ts';
import { lookupOf, type Resolve } from '../hosts.ts';
import { ConnectionFault } from '../type.ts';
import { afterOf, unanswered } from '../unanswered.ts';

export interface DavOutside {
  /** Private addresses, any port and no TLS too (RELAY_IMAP_LOCAL). */
  local: boolean;
  /** Authorities in place of the system's. */
  ca?: string | undefined;
  resolve?: Resolve | undefined;
}

export interface DavAnswer {
  status: number;
  /** Bytes of what stands there, as HEAD says. */
  length: number | undefined;
}

interface Asked {
  method: 'PUT' | 'MOVE' | 'HEAD' | 'PROPFIND';
  url: URL;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

const CALL_MS = 120_000;

/**
 * The answer of a call; `expected` are statuses that the caller knows what to do with beside those of success.
 * @throws ConnectionFault for what concerns all documents; Unwanted for what concerns this one; Unsure when it may have been done
 */
export async function dav({ settings, secrets, signal }: Access<WebdavSettings>, outside: DavOutside, asked: Asked, expected: readonly number[] = []): Promise<DavAnswer> {
  const answer = await reached(asked, outside, `Basic ${Buffer.from(`${settings.user}:${secrets['password'] ?? ''}`).toString('base64')}`, AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
  const { statusCode: status = 0, statusMessage = '', headers } = answer;
  if ((status >= 200 && status < 300) || expected.includes(status)) {
    const length = headers['content-length'];
    return { status, length: length === undefined ? undefined : Number(length) };
  }
  throw meaning(status, statusMessage, afterOf(headers['retry-after']));
}

async function reached({ method, url, headers, body }: Asked, { local, ca, resolve }: DavOutside, authorization: string, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  // Below 1024 a port has a meaning of its own; only that of https is called.
  if (!local && (!isSecure || (url.port !== '' && Number(url.port) < 1024))) throw new ConnectionFault('address');
  const lookup = await lookupOf(url, { local, resolve });
  return new Promise<IncomingMessage>((resolve, reject) => {
    const request = (isSecure ? secure : plain)(url, {
      ...{ method, lookup, signal, agent: false, ...(isSecure && { minVersion: 'TLSv1.2' as const, ...(ca !== undefined && { ca }) }) },
      headers: { ...headers, authorization, 'user-agent': 'Carnet', 'content-length': body?.length ?? 0, connection: 'close' }
    });
    request.on('error', (error) => reject(unanswered(error)));
    request.on('response', (answer) => {
      // What it says beside its status is of no use; to its end, so that nothing is cut that is still being done.
      answer.on('error', () => undefined).resume();
      resolve(answer);
    });
    request.end(body);
  });
}

function meaning(status: number, words: string, after: number | undefined): Error {
  if (status === 401) return new ConnectionFault('login');
  if (status === 403) return new ConnectionFault('role');
  // No such folder (RFC 4918 §9.7.1), or moved elsewhere: others would not arrive either.
  if (status === 404 || status === 409 || (status >= 300 && status < 400)) return new ConnectionFault('folder');
  // Locked, no room, too often: later.
  if (status === 423 || status === 429 || status === 507 || (status === 503 && after !== undefined)) return new ConnectionFault('busy', { after });
  if (status >= 500 || status === 408 || status < 200) return new Unsure(`answered ${status}`);
  return new Unwanted(`HTTP ${status} ${words}`.trim());
}
