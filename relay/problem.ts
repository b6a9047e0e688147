// Faults of the API as problem details (RFC 9457), without a word about what is inside.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** A problem detail; `type` is left out, so it means about:blank: the status says it all. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not known',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Fault of the relay',
  503: 'Not available now'
};

/** A problem of that status, with the usual title. */
export function problem(status: number, detail?: string): Problem {
  return { status, title: titles[status] ?? 'Fault', ...(detail === undefined ? {} : { detail }) };
}

/** What may be said of an error: an HTTPException speaks for itself, anything else is a 500 without details. */
export function describeFault(error: unknown): Problem {
  if (error instanceof HTTPException) return problem(error.status, error.message || undefined);
  return problem(500);
}

/** The answer for a problem, never kept by a cache. */
export function problemAnswer(c: Context, fault: Problem): Response {
  return c.body(JSON.stringify(fault), fault.status as 500, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff'
  });
}
