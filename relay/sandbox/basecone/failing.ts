// Failures put into effect around an answer, and every request written down.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Call, Env } from './calls.ts';
import type { Asked, Failure, Plans } from './failures.ts';
import { refusalBody } from './refusal.ts';
import type { State } from './state.ts';

/** A request, what was done to it, and what its caller got: a status, or no answer. */
export interface Seen extends Asked {
  failure: Failure | undefined;
  status: number | undefined;
}

/** The connection ends here: the very error that `fetch` rejects with, its code in the cause. */
export class Cut extends TypeError {
  constructor(code: 'ECONNRESET' | 'ECONNREFUSED' = 'ECONNRESET') {
    super('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  }
}

/** Ends the connection of a request: its socket where there is one. @throws {Cut} where there is none, so that the call fails as fetch does */
export function endConnection(c: Context<Env>, cut: Cut): Response {
  if (!c.env?.incoming) throw cut;
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

const CODES: Record<number, string> = { 401: 'unauthorized', 403: 'forbidden', 429: 'too_many_requests' };

/** Stands before the answer to one call. */
export function failing(state: State, drawn: Plans, seen: Seen[], counts: Map<Call, number>): (call: Call) => MiddlewareHandler<Env> {
  return (call) => async (c, next) => {
    const nthOfCall = (counts.get(call) ?? 0) + 1;
    counts.set(call, nthOfCall);
    const { companyId, correlationId, documentId } = c.req.param() as Record<string, string | undefined>;
    const asked = { call, nth: seen.length + 1, nthOfCall, at: state.clock(), companyId: companyId ?? c.req.query('companyId'), correlationId, documentId };
    const failure = drawn.draw(asked);
    const request: Seen = { ...asked, failure, status: undefined };
    seen.push(request);
    if (!failure) await next();
    else await suffer(failure, c, next, state);
    request.status = c.res.status;
  };
}

async function suffer(failure: Failure, c: Context<Env>, next: () => Promise<void>, state: State): Promise<void> {
  switch (failure.kind) {
    case 'slow':
      await next();
      return new Promise((resolve) => void state.later(failure.ms, resolve));
    case 'lost':
      await next();
      throw new Cut();
    case 'garbled':
      await next();
      return answer(c, new Response(failure.text ?? '{"companyId":"', { headers: { 'content-type': 'application/json' } }));
    case 'cut':
      if (failure.when === 'during') await c.req.raw.body?.getReader().read();
      // The answer to a whole body is all that is missing; it was not looked at.
      if (failure.when === 'after') await c.req.arrayBuffer();
      throw new Cut();
    case 'status': {
      // The body is taken first: else the caller may see a connection that ends instead of the status.
      if (failure.stored) await next();
      else await c.req.arrayBuffer();
      const headers: Record<string, string> = failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
      return answer(c, Response.json(refusalBody(failure.status, CODES[failure.status] ?? 'internal_error', 'Something went wrong.'), { status: failure.status, headers }));
    }
  }
}

/** Instead of the answer that there may be. */
function answer(c: Context<Env>, response: Response): void {
  c.res = undefined;
  c.res = response;
}
