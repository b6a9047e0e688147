// Calls of the government's servers: over verified TLS, with the company's certificate (mutual TLS, RFC 8446 §4.3.2), to hosts that the relay may call.
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { lookupOf, type Resolve } from '../hosts.ts';
import { ConnectionFault } from '../type.ts';
import { unanswered } from '../unanswered.ts';
import type { MadeCertificate } from './certificate.ts';

/** Whether the certificate is shown: to every server, only where one has refused without it, never. */
export type ShowsCertificate = 'always' | 'asked' | 'never';

export interface Reach {
  /** Private addresses too, for the stand-in. */
  local: boolean;
  /** Authorities beside the system's: the stand-in's, for practice only. */
  ca?: string | undefined;
  resolve?: Resolve | undefined;
}

export interface KeptOfCalls {
  /** Hosts that refused without a certificate: they are shown it at once from then on. */
  asked: Set<string>;
  /** Authorities and keys as TLS wants them, with the certificate and without: read once, for that takes longer than a call. */
  contexts: Map<boolean, SecureContext>;
}

export const newKept = (): KeptOfCalls => ({ asked: new Set(), contexts: new Map() });

export interface Caller extends Reach {
  identity: MadeCertificate;
  shows: ShowsCertificate;
  /** What lasts from call to call. */
  kept?: KeptOfCalls | undefined;
  signal: AbortSignal;
}

export interface Asked {
  method: 'GET' | 'POST' | 'PATCH';
  url: URL;
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const CALL_MS = 60_000;
/** Bytes of an answer: an attachment of 30 MB, and some room. */
const MOST = 40 << 20;

/** Alerts by which a server asks for a certificate that was not shown (RFC 8446 §6.2: handshake_failure, certificate_required). */
const WANTS_ONE = /ERR_SSL_(SSL\/TLS_ALERT_|SSLV3_ALERT_|TLSV13_ALERT_)?(HANDSHAKE_FAILURE|CERTIFICATE_REQUIRED)/;
/** Alerts by which it refuses the one that was. */
const REFUSES_IT = /ERR_SSL_\w*ALERT_\w*(HANDSHAKE_FAILURE|CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/;

/** What servers say with a status instead (nginx: 400, in its log 495 and 496). */
const SAYS_SO = /SSL certificate error|No required SSL certificate/i;

/**
 * The whole answer of a call, whatever its status.
 * @throws ConnectionFault `unreachable`, `address`, `certificate` (theirs is not to be trusted), `identity` (ours is refused, or asked for and not shown)
 */
export async function call(caller: Caller, asked: Asked): Promise<Answer> {
  if (caller.shows !== 'asked') return once(caller, asked, caller.shows === 'always');
  if (caller.kept?.asked.has(asked.url.host)) return once(caller, asked, true);
  try {
    return await once(caller, asked, false);
  } catch (error) {
    if (!(error instanceof ConnectionFault && error.code === 'identity')) throw error;
    const answer = await once(caller, asked, true);
    caller.kept?.asked.add(asked.url.host);
    return answer;
  }
}

function contextOf({ identity, ca, kept }: Caller, shown: boolean): SecureContext {
  const known = kept?.contexts.get(shown);
  if (known) return known;
  const own = shown ? { cert: identity.certificate, key: identity.key } : {};
  const made = createSecureContext({ minVersion: 'TLSv1.2', ...own, ...(ca !== undefined && { ca: [...rootCertificates, ca] }) });
  kept?.contexts.set(shown, made);
  return made;
}

async function once(caller: Caller, { method, url, headers = {}, body }: Asked, shown: boolean): Promise<Answer> {
  const { signal, local, resolve } = caller;
  if (url.protocol !== 'https:' || (!local && url.port !== '')) throw new ConnectionFault('address');
  const lookup = await lookupOf(url, { local, resolve });
  return new Promise<Answer>((resolve, reject) => {
    const fail = (error: unknown) => reject(meaning(error));
    const asking: ClientRequest = secure(url, {
      ...{ method, lookup, agent: false, secureContext: contextOf(caller, shown), signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]) },
      headers: { 'user-agent': 'Carnet', ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }), connection: 'close' }
    });
    asking.on('error', fail);
    asking.on('response', (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('error', fail);
      answer.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > MOST) asking.destroy(new ConnectionFault('fault'));
      });
      answer.on('end', () => {
        const [status, body] = [answer.statusCode ?? 0, Buffer.concat(parts)];
        if (status >= 400 && SAYS_SO.test(body.toString('latin1', 0, 2000))) reject(new ConnectionFault('identity'));
        else resolve({ status, headers: answer.headers, body });
      });
    });
    asking.end(body);
  });
}

/** What a call without an answer means. A reading that was cut is done again: nothing is unsure. */
function meaning(error: unknown): Error {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (WANTS_ONE.test(code) || REFUSES_IT.test(code))) return new ConnectionFault('identity', { cause: error });
  const known = unanswered(error);
  return known instanceof ConnectionFault ? known : new ConnectionFault('unreachable', { cause: error });
}
