// Who asks, by the token that is shown (RFC 6750 §3.1), and the words of refusals: belgif problems in v3, a StatusMessage in v2.1.
import { randomUUID, X509Certificate } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Client, EboxState, ProviderState } from './state.ts';

const TITLES: Record<number, [problem: string, code: string]> = {
  400: ['badRequest', 'INVALID_INPUT'],
  401: ['invalidAccessToken', 'UNAUTHORIZED'],
  403: ['missingScope', 'FORBIDDEN'],
  404: ['resourceNotFound', 'NOT_FOUND']
};

/** A refusal as that version says it. @param problem its name among those of belgif, for the version that has them */
export function refuse(c: Context, version: ProviderState['version'], status: 400 | 401 | 403 | 404, detail: string, problem?: string): Response {
  const [usual, code] = TITLES[status]!;
  const name = problem ?? usual;
  if (version === '2.1') return c.json({ id: randomUUID(), code, message: detail, environment: 'simulation' }, status);
  return c.json({ type: `urn:problem-type:belgif:${name}`, title: name, status, detail, instance: `urn:uuid:${randomUUID()}` }, status, { 'content-type': 'application/problem+json' });
}

/** Lets in who shows a token that is good and was granted something. */
export function bearer(state: EboxState, version: ProviderState['version'] = '3.0'): MiddlewareHandler {
  return async (c, next) => {
    const shown = c.req.header('authorization');
    const token = state.tokens.get(/^Bearer (\S+)$/.exec(shown ?? '')?.[1] ?? '');
    if (!token) return refuse(c, version, 401, 'no valid access token', shown ? 'invalidAccessToken' : 'noAccessToken');
    if (token.until <= state.clock()) return refuse(c, version, 401, 'the access token has expired', 'expiredAccessToken');
    if (token.client.scopes.length === 0) return refuse(c, version, 403, 'the access token lacks the scope');
    c.set('company', companyOf(token.client));
    return next();
  };
}

const companies = new WeakMap<Client, string>();

/** The enterprise number for which the certificate of a client was made; '' when it names none. */
function companyOf(client: Client): string {
  const known = companies.get(client);
  if (known !== undefined) return known;
  const number = /cbe-number:(\d{10})/.exec(new X509Certificate(client.certificate).subject)?.[1] ?? '';
  companies.set(client, number);
  return number;
}
