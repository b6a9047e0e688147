// What a refusal of the relay means: by its own reason, else by its status.
import { type Reason, reason } from '#sync/wire/problem.ts';
import type { RelayFaultCode } from './fault.ts';

/** By status, for problems without a reason that this version knows. */
const BY_STATUS: Readonly<Record<number, Reason>> = { 400: 'malformed', 404: 'absent', 413: 'too-large', 415: 'media-type', 429: 'slow-down', 500: 'fault', 503: 'stopping', 507: 'full' };

/** @param problem its `reason`, where it is one of ours, says what happened; else the status does */
export function codeOf(status: number, problem: unknown): RelayFaultCode {
  const said = reason.safeParse((problem as { reason?: unknown } | undefined)?.reason);
  if (said.success) return said.data;
  return BY_STATUS[status] ?? (status >= 500 ? 'unreachable' : 'odd');
}
