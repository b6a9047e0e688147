// The authorization server of the stand-in: client credentials with a signed assertion, checked in every claim.
import { X509Certificate } from 'node:crypto';
import type { Context } from 'hono';
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { EboxState } from './state.ts';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Seconds for which an assertion may be good, and by which clocks may differ. */
const LONGEST = 300;
const TOLERANCE = 30;

/** @param audience the address of this very endpoint */
export async function grantToken(c: Context, state: EboxState, audience: string): Promise<Response> {
  const refuse = (status: 400 | 401, error: string, error_description: string) => c.json({ error, error_description }, status);
  const form = new URLSearchParams(await c.req.text());
  if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type', 'client_credentials alone');
  if (form.get('client_assertion_type') !== ASSERTION) return refuse(401, 'invalid_client', 'client secrets are not supported');
  const assertion = form.get('client_assertion') ?? '';
  let claims: ReturnType<typeof decodeJwt>;
  try {
    claims = decodeJwt(assertion);
  } catch {
    return refuse(401, 'invalid_client', 'the assertion is no JWT');
  }
  const client = state.clients.find(({ id }) => id === claims.iss && id === claims.sub);
  if (!client) return refuse(401, 'invalid_client', 'unknown client');
  const now = state.clock();
  try {
    await jwtVerify(assertion, new X509Certificate(client.certificate).publicKey, { algorithms: ['RS256'], audience, requiredClaims: ['exp', 'jti'], currentDate: new Date(now), clockTolerance: TOLERANCE });
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse(401, 'invalid_client', '"exp" claim: the assertion has expired');
    if (error instanceof errors.JWTClaimValidationFailed) return refuse(401, 'invalid_client', `"${error.claim}" claim: ${error.reason}`);
    return refuse(401, 'invalid_client', 'the signature is not of the registered certificate');
  }
  if (claims.exp! > now / 1000 + LONGEST + TOLERANCE) return refuse(401, 'invalid_client', '"exp" claim: too far away');
  if (state.jtis.has(claims.jti!)) return refuse(401, 'invalid_client', '"jti" was used before');
  state.jtis.add(claims.jti!);
  const asked = (form.get('scope') ?? '').split(' ').filter(Boolean);
  if (asked.some((scope) => !client.scopes.includes(scope))) return refuse(400, 'invalid_scope', 'not granted to this client');
  return c.json({ access_token: state.grant(client), token_type: 'Bearer', expires_in: state.tokenSeconds, scope: (asked.length > 0 ? asked : client.scopes).join(' ') });
}
