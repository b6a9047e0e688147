// Being signed in at a relay: the challenge signed with the device's key, the token kept in memory alone and got again when it has run out.
import { toBase64url } from '#sync/bytes.ts';
import type { Crypto, SigningKey } from '#sync/crypto.ts';
import type { SyncId } from '#sync/ids.ts';
import { proofText, type Purpose } from '#sync/session/proof.ts';
import { challengeAnswer, type SessionAnswer, sessionAnswer } from '#sync/wire/sessions.ts';
import { isRelayFault } from './fault.ts';
import type { Http } from './http.ts';

/** Who signs in. */
export interface Who {
  company: SyncId;
  id: SyncId;
  signingKey: SigningKey;
}

export class Session {
  readonly #http: Http;
  readonly #crypto: Crypto;
  readonly #who: Who;
  readonly #heard: (answer: SessionAnswer) => void;
  #answer: Promise<SessionAnswer> | undefined;

  /** @param heard told where the log stands with each sign-in */
  constructor(http: Http, crypto: Crypto, who: Who, heard: (answer: SessionAnswer) => void = () => undefined) {
    this.#http = http;
    this.#crypto = crypto;
    this.#who = who;
    this.#heard = heard;
  }

  /**
   * Does `work` with a token; once more with a new one when the relay does not know it any more.
   * @throws RelayFault `proof` (this device is not on the relay's list), `revoked`, …
   */
  async with<T>(work: (token: string) => Promise<T>): Promise<T> {
    const token = await this.token();
    try {
      return await work(token);
    } catch (error) {
      if (!isRelayFault(error, 'token')) throw error;
      return work(await this.token(token));
    }
  }

  /** @param stale one that serves no longer: another is got, unless somebody has done that already */
  async token(stale?: string): Promise<string> {
    this.#answer ??= this.#signIn();
    const { token } = await this.#answer;
    if (token !== stale) return token;
    this.#answer = this.#signIn();
    return (await this.#answer).token;
  }

  /** A failed sign-in is forgotten, so that the next request tries again. */
  #signIn(): Promise<SessionAnswer> {
    const answer = this.#asked();
    answer.then(this.#heard, () => {
      if (this.#answer === answer) this.#answer = undefined;
    });
    return answer;
  }

  /** Once more where the proof is not taken: a challenge serves once, and is gone with a relay that was started anew. */
  async #asked(): Promise<SessionAnswer> {
    try {
      return await this.#proved();
    } catch (error) {
      if (!isRelayFault(error, 'proof')) throw error;
      return this.#proved();
    }
  }

  async #proved(): Promise<SessionAnswer> {
    const { company, id: device } = this.#who;
    return this.#http.json({ method: 'POST', path: '/v1/sessions', json: { company, device, ...(await this.proof('session')) } }, sessionAnswer);
  }

  /** A challenge, signed for one purpose; it serves once. @throws RelayFault */
  async proof(purpose: Purpose): Promise<{ challenge: string; signature: string }> {
    const { company, id: device, signingKey } = this.#who;
    const { challenge } = await this.#http.json({ method: 'POST', path: '/v1/sessions/challenge', json: { company, device } }, challengeAnswer);
    return { challenge, signature: toBase64url(await this.#crypto.sign(signingKey, proofText(purpose, company, device, challenge))) };
  }
}
