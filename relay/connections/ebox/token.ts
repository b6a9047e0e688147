// An access token of the Social Security authorization server, v5: client credentials with a signed assertion (RFC 6749 §4.4, RFC 7523 §2.2).
import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { parsed } from '../json.ts';
import { ConnectionFault } from '../type.ts';
import { afterOf } from '../unanswered.ts';
import { type Caller, call } from './https.ts';

export interface TokenServer {
  url: string;
  /** As a rule the same as the address. */
  audience: string;
  /** None, which asks for all that the client was granted, as the official sample advises. */
  scope?: string | undefined;
}

export interface Token {
  value: string;
  /** Milliseconds since 1970 from when on another one is asked for. */
  until: number;
}

/** Seconds for which an assertion is good: what others use; longer may be refused. */
const ASSERTION_SECONDS = 300;
/** Seconds before its end in which a token is not used any more. */
const EARLY_SECONDS = 60;
/** Where the server does not say how long. */
const LIFE_SECONDS = 300;

const granted = z.object({ access_token: z.string().check(z.minLength(1), z.maxLength(16_384)), expires_in: z.optional(z.coerce.number()) });
const refused = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/**
 * @param now milliseconds since 1970
 * @throws ConnectionFault `client` (it does not know this client, or its certificate is not the one uploaded), `clock`, `scope`, `busy`, and as `call`
 */
export async function askToken(caller: Caller, { url, audience, scope }: TokenServer, client: string, now: number): Promise<Token> {
  const seconds = Math.floor(now / 1000);
  const assertion = await new SignJWT({ iss: client, sub: client, aud: audience, jti: randomUUID(), iat: seconds, exp: seconds + ASSERTION_SECONDS })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .sign(await importPKCS8(caller.identity.key, 'RS256'));
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...(scope !== undefined && { scope })
  });
  const answer = await call(caller, { method: 'POST', url: new URL(url), headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body: `${body}` });
  if (answer.status !== 200) throw whyNot(answer.status, answer.body.toString(), afterOf(answer.headers['retry-after']));
  const read = granted.safeParse(parsed(answer.body.toString()));
  if (!read.success) throw new ConnectionFault('fault');
  const { access_token: value, expires_in: life = LIFE_SECONDS } = read.data;
  return { value, until: now + Math.max(0, life - EARLY_SECONDS) * 1000 };
}

/** RFC 6749 §5.2. Of a clock that is wrong only the description speaks. */
function whyNot(status: number, text: string, after: number | undefined): ConnectionFault {
  if (status === 429 || status >= 500) return new ConnectionFault('busy', { after });
  const read = refused.safeParse(parsed(text));
  const { error, error_description: words = '' } = read.success ? read.data : { error: '' };
  if (/\b(exp|iat|nbf|expired?|clock|time|not yet valid)\b/i.test(words)) return new ConnectionFault('clock');
  if (error === 'invalid_scope' || error === 'unauthorized_client' || error === 'access_denied') return new ConnectionFault('scope');
  return new ConnectionFault('client');
}
