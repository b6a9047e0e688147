// What can go wrong between a device and its relay, as codes that the loop and the screens act on.
import type { Reason } from '#sync/wire/problem.ts';

/**
 * A reason that the relay gave (sync/wire/problem.ts), or: `unreachable`: no answer, whether or not the relay did what was asked.
 * `odd`: an answer that no relay of ours gives (a page of a hotel's network, another program at that address).
 */
export type RelayFaultCode = Reason | 'unreachable' | 'odd';

/** A request that was refused or not answered. */
export class RelayFault extends Error {
  readonly code: RelayFaultCode;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Seconds that the relay wants us to wait. */
  readonly retryAfter: number | undefined;
  /** The problem as it came: some reasons carry more (`POST /v1/issue`). */
  readonly body: unknown;

  constructor(code: RelayFaultCode, { status, retryAfter, body, cause }: { status?: number; retryAfter?: number | undefined; body?: unknown; cause?: unknown } = {}) {
    super(status === undefined ? code : `${code} (${status})`, cause === undefined ? undefined : { cause });
    this.name = 'RelayFault';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = body;
  }
}

/** Whether `error` is a fault of the relay with one of those codes. */
export function isRelayFault(error: unknown, ...codes: RelayFaultCode[]): error is RelayFault {
  return error instanceof RelayFault && (codes.length === 0 || codes.includes(error.code));
}
