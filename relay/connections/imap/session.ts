// A session with an IMAP server (RFC 9051): over verified TLS alone, to an address that the relay may call, its faults as codes.
import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import { MAIL_LIMITS } from '#sync/inbox/message.ts';
import type { ImapSettings } from '#sync/wire/connections.ts';
import { addressesOf } from '../hosts.ts';
import type { Resolve } from '../hosts.ts';
import type { Access } from '../access.ts';
import { ConnectionFault } from '../type.ts';

export interface ImapOutside {
  /** Private addresses and low ports too (RELAY_IMAP_LOCAL). */
  local: boolean;
  /** Authorities in place of the system's. */
  ca?: string | undefined;
  resolve?: Resolve | undefined;
}

const CONNECT_MS = 15_000;
/** Longer than the server is left without a question. */
const SILENT_MS = 8 * 60_000;

/** Signs in. Ended by the signal; `close()` is the caller's. @throws ConnectionFault */
export async function openSession({ settings, secrets, signal }: Access<ImapSettings>, { local, ca, resolve }: ImapOutside): Promise<ImapFlow> {
  const { host, port, security, user } = settings;
  // Below 1024 a port has a meaning of its own; only those of IMAP are called.
  if (!local && port < 1024 && port !== 143 && port !== 993) throw new ConnectionFault('address');
  let last: unknown;
  for (const address of await addressesOf(host, { local, resolve })) {
    if (signal.aborted) break;
    const client = new ImapFlow({
      ...{ host: address, port, ...(isIP(host) ? {} : { servername: host }), auth: { user, pass: secrets['password'] ?? '' } },
      ...(security === 'tls' ? { secure: true } : { secure: false, doSTARTTLS: true }),
      tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
      ...{ logger: false, disableAutoIdle: true, disableCompression: true, clientInfo: { name: 'Carnet' } },
      ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS, maxIdleTime: SILENT_MS / 2 },
      ...{ maxLiteralSize: MAIL_LIMITS.message + (1 << 20), maxResponseSize: MAIL_LIMITS.message + (4 << 20), maxLineLength: 8 << 20 }
    });
    // Told where it is waited for; without a listener it would end the process.
    client.on('error', () => undefined);
    const cut = (): void => client.close();
    signal.addEventListener('abort', cut, { once: true });
    client.once('close', () => signal.removeEventListener('abort', cut));
    try {
      await client.connect();
      return client;
    } catch (error) {
      client.close();
      last = error;
      // Another address of a host that was reached says nothing else.
      if (faultOf(error).code !== 'unreachable') break;
    }
  }
  throw faultOf(last);
}

/** Ends a session as the protocol wants, and in any case. */
export async function closeSession(client: ImapFlow): Promise<void> {
  const cut = setTimeout(() => client.close(), 2000);
  await client.logout().catch(() => undefined);
  clearTimeout(cut);
  client.close();
}

interface ImapError {
  code?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  serverResponseCode?: unknown;
  throttleReset?: unknown;
  cause?: unknown;
  _err?: unknown;
}

/** Codes of Node's TLS for a certificate that is not right (RFC 5280 checks, names, dates). */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL|EPROTO|SSL/;

export function faultOf(error: unknown, otherwise: ConnectionFault['code'] = 'unreachable'): ConnectionFault {
  if (error instanceof ConnectionFault) return error;
  const { code, authenticationFailed, tlsFailed, serverResponseCode, throttleReset, cause, _err } = (error ?? {}) as ImapError;
  // RFC 5530: the server cannot say now whether the password is right.
  if (serverResponseCode === 'UNAVAILABLE' || serverResponseCode === 'INUSE' || serverResponseCode === 'LIMIT') return new ConnectionFault('busy', { cause: error });
  if (authenticationFailed) return new ConnectionFault('login', { cause: error });
  if (code === 'ETHROTTLE') return new ConnectionFault('busy', { cause: error, after: typeof throttleReset === 'number' ? throttleReset : undefined });
  if (tlsFailed || (typeof code === 'string' && CERTIFICATE.test(code))) return new ConnectionFault('certificate', { cause: error });
  for (const inner of [cause, _err]) if (inner !== undefined && inner !== error && faultOf(inner).code === 'certificate') return faultOf(inner);
  return new ConnectionFault(otherwise, { cause: error });
}
