// One company at the government's servers: its token, asked for once and again when it is refused, and what the answers mean.
import { parsed } from '../json.ts';
import type { Clock } from '../type.ts';
import { Absent, ConnectionFault } from '../type.ts';
import { afterOf } from '../unanswered.ts';
import { type Answer, type Caller, call, type KeptOfCalls, newKept } from './https.ts';
import { askToken, type Token, type TokenServer } from './token.ts';

/** What sessions of one client have in common: the token, and what lasts from call to call. */
export interface Kept {
  token: Promise<Token> | undefined;
  calls: KeptOfCalls;
}

/** What reads at the government's servers. */
export type Reading = Pick<EboxSession, 'json' | 'bytes'>;

export class EboxSession {
  readonly #caller: Caller;
  readonly #server: TokenServer;
  readonly #client: string;
  readonly #clock: Clock;
  readonly #kept: Kept;

  /** @param client id of the webservice account, from ChaMan */
  constructor(caller: Caller, server: TokenServer, client: string, clock: Clock, kept: Kept = { token: undefined, calls: newKept() }) {
    this.#caller = { ...caller, kept: kept.calls };
    this.#server = server;
    this.#client = client;
    this.#clock = clock;
    this.#kept = kept;
  }

  /** Has a token afterwards. @throws ConnectionFault as `askToken` */
  async signIn(): Promise<void> {
    await this.#bearer();
  }

  /** The JSON at an address. @throws Absent; ConnectionFault `scope`, `busy`, `unreachable`, `fault` and as `askToken` */
  async json(url: string): Promise<unknown> {
    const { body } = await this.#answered(url, 'application/json');
    const json = parsed(body.toString());
    if (json === undefined) throw new ConnectionFault('fault');
    return json;
  }

  /** The bytes at an address. @throws as `json` */
  async bytes(url: string): Promise<Uint8Array> {
    return (await this.#answered(url, '*/*')).body;
  }

  async #answered(url: string, accept: string): Promise<Answer> {
    const token = await this.#bearer();
    let answer = await this.#get(url, accept, token.value);
    if (answer.status === 401) {
      // It may have been taken back before its time: asked for once more, by the first who hears of it.
      answer = await this.#get(url, accept, (await this.#bearer(token)).value);
    }
    const { status, headers } = answer;
    if (status >= 200 && status < 300) return answer;
    const after = afterOf(headers['retry-after']);
    if (status === 404 || status === 410) throw new Absent(url);
    if (status === 401 || status === 403) {
      // What is granted meanwhile comes with another token.
      this.#kept.token = undefined;
      throw new ConnectionFault('scope');
    }
    if (status === 429 || status === 503) throw new ConnectionFault('busy', { after });
    throw new ConnectionFault(status >= 500 || status === 408 ? 'unreachable' : 'fault', { after });
  }

  #get(url: string, accept: string, token: string): Promise<Answer> {
    return call(this.#caller, { method: 'GET', url: new URL(url), headers: { accept, authorization: `Bearer ${token}` } });
  }

  /** Those who ask at once share one. @param refused is not to be used again */
  async #bearer(refused?: Token): Promise<Token> {
    const kept = this.#kept.token;
    if (kept) {
      const token = await kept.catch(() => undefined);
      if (token && token !== refused && token.until > this.#clock.now()) return token;
      if (this.#kept.token === kept) this.#kept.token = undefined;
    }
    this.#kept.token ??= askToken(this.#caller, this.#server, this.#client, this.#clock.now());
    return this.#kept.token;
  }
}
