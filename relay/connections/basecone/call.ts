// Calls of Basecone (https://developers.basecone.com/ApiReference/General): JSON over HTTPS, its refusals as faults of the connection or of the document.
import { randomUUID } from 'node:crypto';
import { type Bytes, concat } from '#sync/bytes.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import { Unsure, Unwanted } from '../../transmissions/outgoing.ts';
import { parsed } from '../json.ts';
import { ConnectionFault } from '../type.ts';
import { afterOf, unanswered } from '../unanswered.ts';
import { refusalIn } from './answers.ts';

/** Longest time of a call: an import of 20 MB over a slow line. */
const CALL_MS = 120_000;

/** What it answers with a status of its own. */
export class Refused extends Unwanted {
  readonly status: number;
  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

export interface Basecone {
  /** BASECONE_URL, with its version: `https://api.basecone.com/v1`. */
  url: string;
  /** ClientIdentifier and ApiAccessKey; absent where a key is asked for. */
  auth?: { clientIdentifier: string; apiAccessKey: string } | undefined;
  signal: AbortSignal;
  /** How it is reached. */
  fetch: typeof fetch;
}

export interface Asked {
  method: 'GET' | 'POST';
  /** Below the base, with its query. */
  path: string;
  json?: unknown;
  /** Goes as the one part of a form (RFC 7578). */
  file?: { name: string; media: string; bytes: Bytes };
}

/**
 * The JSON of a good answer.
 * @throws ConnectionFault for what concerns all documents; Refused for what concerns this one; Unsure when it may have been done
 */
export async function call({ url, auth, signal, fetch }: Basecone, { method, path, json, file }: Asked): Promise<unknown> {
  const headers = new Headers({ accept: 'application/json' });
  if (auth) headers.set('authorization', `Basic ${Buffer.from(`${auth.clientIdentifier}:${auth.apiAccessKey}`).toString('base64')}`);
  const form = file && formOf(file);
  if (json !== undefined) headers.set('content-type', 'application/json');
  if (form) headers.set('content-type', form.media);
  const body = form?.bytes ?? (json === undefined ? null : JSON.stringify(json));
  const answer = await fetch(`${url}${path}`, { method, headers, body, redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]) }).catch((error: unknown) => {
    throw unanswered(error);
  });
  const text = await answer.text().catch((error: unknown) => {
    throw new Unsure('the answer was cut', { cause: error });
  });
  if (!answer.ok) throw refused(answer, text);
  const value = parsed(text);
  if (value === undefined && text.trim() !== '') throw new Unsure('the answer is no JSON');
  return value;
}

/** Codes of /ApiReference/ApiUserAccessKeys and /ApiReference/BasicAuthentication. */
const CODES: Readonly<Record<string, ConnectionFault['code']>> = {
  user_credentials_invalid: 'login',
  user_has_no_roles: 'role',
  user_locked_out: 'locked',
  client_credentials_invalid: 'client',
  invalid_authorization_header: 'secret',
  unauthorized: 'login'
};

/** Made by hand: FormData would copy the file several times over, for each of those that are under way. */
function formOf({ name, media, bytes }: NonNullable<Asked['file']>): { media: string; bytes: Bytes } {
  const boundary = `carnet-${randomUUID()}`;
  const head = utf8(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${media}\r\n\r\n`);
  return { media: `multipart/form-data; boundary=${boundary}`, bytes: concat(head, bytes, utf8(`\r\n--${boundary}--\r\n`)) };
}

function refused(answer: Response, text: string): Error {
  const { status } = answer;
  const { code, message } = refusalIn(text);
  const known = CODES[code.toLowerCase()];
  if (known) return new ConnectionFault(known);
  if (status === 401) return new ConnectionFault('login');
  if (status === 403) return new ConnectionFault('role');
  const after = afterOf(answer.headers.get('retry-after'));
  // Who says when to come again did nothing; a bare 503 is also what a proxy answers that lost its server in the middle.
  if (status === 429 || (status === 503 && after !== undefined)) return new ConnectionFault('busy', { after });
  // What it could not finish it may have begun.
  if (status >= 500 || status === 408) return new Unsure(`answered ${status}`);
  return new Refused(status, [message || code || `HTTP ${status}`, message && code ? `(${code})` : ''].filter(Boolean).join(' '));
}
