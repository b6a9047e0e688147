// Signing in: a challenge, its signature by the device's key, a token for a quarter of an hour.
import { fromBase64url } from '#sync/bytes.ts';
import { JSON_BYTES } from '#sync/limits.ts';
import type { DeviceEntry } from '#sync/list/state.ts';
import { proofText } from '#sync/session/proof.ts';
import type { Purpose } from '#sync/session/proof.ts';
import { challengeAnswer, challengePost, sessionAnswer, sessionPost } from '#sync/wire/sessions.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

export function sessionRoutes({ anyone }: Api, relay: Relay): void {
  anyone(
    {
      method: 'post',
      path: '/v1/sessions/challenge',
      summary: 'Ask for a challenge to sign',
      body: { json: challengePost, most: JSON_BYTES },
      answer: challengeAnswer
    },
    async ({ body: { company, device } }) => {
      const { challenge, expiresAt } = relay.challenges.make(company, device);
      return { challenge, expiresAt: new Date(expiresAt).toISOString() };
    }
  );

  anyone(
    {
      method: 'post',
      path: '/v1/sessions',
      summary: 'Sign in with the signed challenge',
      body: { json: sessionPost, most: JSON_BYTES },
      answer: sessionAnswer,
      refuses: [401, 403]
    },
    async ({ body: { company, device, challenge, signature } }) => {
      const { entry, revoked } = await proven(relay, 'session', { company, device, challenge, signature });
      if (revoked) throw new Refusal(403, 'revoked');
      const standing = await relay.storage.companies.find(company);
      if (!standing) throw new Refusal(401, 'proof');
      await relay.storage.lists.seen(company, entry.id, relay.clock());
      const { token, expiresAt } = relay.tokens.give(company, device);
      const { generation, head, list } = standing;
      return { token, expiresAt: new Date(expiresAt).toISOString(), generation, head, list };
    }
  );
}

export interface Proof {
  company: string;
  device: string;
  challenge: string;
  signature: string;
}

/**
 * The device that signed the challenge for that purpose; a challenge serves once.
 * @throws {Refusal} 401 `proof`
 */
export async function proven(
  relay: Relay,
  purpose: Purpose,
  { company, device, challenge, signature }: Proof
): Promise<{ entry: DeviceEntry; revoked: boolean }> {
  const found = await relay.storage.lists.find(company, device);
  const entry = found?.entry as DeviceEntry | undefined;
  if (!found || !entry) throw new Refusal(401, 'proof');
  const right = await relay.crypto.verify(fromBase64url(entry.signingKey), fromBase64url(signature), proofText(purpose, company, device, challenge));
  if (!right || !relay.challenges.use(company, device, challenge)) throw new Refusal(401, 'proof');
  return { entry, revoked: found.revoked };
}
