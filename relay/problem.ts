// Faults of the API as problem details (RFC 9457), without a word about what is inside.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { PROBLEM_TYPE } from '#sync/wire/problem.ts';
import { StorageFault } from './storage/port.ts';

/** A problem detail; `type` is left out, so it means about:blank: the status says it all. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
  /** What a device acts on (src/sync/wire/problem.ts), with what belongs to it. */
  reason?: string;
  [member: string]: unknown;
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not known',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported media type',
  417: 'Not expected',
  426: 'To be upgraded',
  429: 'Too many requests',
  431: 'Head too large',
  500: 'Fault of the relay',
  503: 'Not available now',
  507: 'No room'
};

/** A problem of that status, with the usual title. */
export function problem(status: number, detail?: string): Problem {
  return { status, title: titles[status] ?? 'Fault', ...(detail === undefined ? {} : { detail }) };
}

/** A fault that answers a request as it is. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;
  constructor(status: number, reason: string, members: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    super(reason);
    this.problem = { ...problem(status), reason, ...members };
    this.headers = headers;
  }
}

/** What may be said of an error: a Refusal and an HTTPException speak for themselves, a full disk or quota is said, anything else is a 500 without details. */
export function describeFault(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof StorageFault && error.reason === 'full') return { ...problem(507), reason: 'full' };
  if (error instanceof StorageFault && error.reason === 'quota') {
    return { ...problem(507, 'This company has filled what it may keep here.'), reason: 'full' };
  }
  if (error instanceof HTTPException) return problem(error.status, error.message || undefined);
  return { ...problem(500), reason: 'fault' };
}

/** Of every answer that is a problem. */
export const problemHeaders = { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The answer for a problem, never kept by a cache. */
export function problemAnswer(c: Context, fault: Problem): Response {
  return c.body(JSON.stringify(fault), fault.status as 500, problemHeaders);
}
