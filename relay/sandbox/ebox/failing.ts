// Failures put into effect around an answer.
import type { Context, MiddlewareHandler } from 'hono';
import type { Outage } from '../basecone/outage.ts';
import type { EboxFailure } from './failures.ts';
import type { EboxState } from './state.ts';

/** Ends the connection of a request, where it has one: with nothing, or once that `share` (0 to 1) of an answer is on its way. */
export type EndConnection = (c: Context, begun?: { answer: Response; share: number }) => Response | Promise<Response>;

/** Stands before everything: writes each request down and asks what becomes of it. */
export function failing(state: EboxState, { cut }: Pick<Outage, 'cut'>, end: EndConnection): MiddlewareHandler {
  return async (c, next) => {
    const failure = state.draw(c.req.method, c.req.path);
    const drawn: EboxFailure | undefined = cut() ? 'cut' : failure;
    if (drawn === undefined) await next();
    else await suffer(c, next, drawn, state, end);
  };
}

async function suffer(c: Context, next: () => Promise<void>, failure: EboxFailure, state: EboxState, end: EndConnection): Promise<void> {
  if (failure === 'cut') return answer(c, await end(c));
  switch (failure.kind) {
    case 'slow':
      await next();
      return new Promise((resolve) => void state.later(failure.ms, resolve));
    case 'lost':
      await next();
      return answer(c, await end(c));
    case 'garbled':
      await next();
      return answer(c, new Response(failure.text ?? '{"items":[{"messageId":"', { headers: { 'content-type': 'application/json' } }));
    case 'cut':
      if (failure.when === 'before') return answer(c, await end(c));
      await next();
      return answer(c, await end(c, { answer: c.res, share: failure.when === 'during' ? 0.5 : 1 }));
    default: {
      // What is posted is taken first: else the caller may see a connection that ends instead of the status.
      if ('stored' in failure && failure.stored) await next();
      else await c.req.arrayBuffer();
      const { status, retryAfter } = failure;
      const headers = { 'content-type': 'application/problem+json', ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
      return answer(c, new Response(JSON.stringify({ type: 'about:blank', status, title: 'failure as told' }), { status, headers }));
    }
  }
}

/** Instead of the answer that there may be. */
function answer(c: Context, response: Response): void {
  c.res = undefined;
  c.res = response;
}
