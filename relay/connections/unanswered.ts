// What a call that had no answer means, by the system's codes.
import { Unsure } from '../transmissions/outgoing.ts';
import { ConnectionFault } from './type.ts';

/** Codes of the system for a call that never reached the other side. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL|EPROTO/;

/** ConnectionFault when nothing of it arrived, else Unsure. */
export function unanswered(error: unknown): Error {
  if (error instanceof ConnectionFault) return error;
  const code = codeOf(error);
  if (NOT_REACHED.has(code)) return new ConnectionFault('unreachable', { cause: error });
  if (CERTIFICATE.test(code)) return new ConnectionFault('certificate', { cause: error });
  return new Unsure('there was no answer', { cause: error });
}

function codeOf(error: unknown): string {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return '';
}

/** Milliseconds of a `Retry-After` (RFC 9110 §10.2.3): seconds, or a date; undefined for none, and for one that cannot be read or is over. */
export function afterOf(value: string | null | undefined): number | undefined {
  if (value === null || value === undefined) return undefined;
  const after = /^\d{1,7}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(after) && after > 0 ? after : undefined;
}
