// What the stand-in for e-Box Enterprise knows: its clients and their certificates, tokens, providers with their messages, and what is to fail.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../connections/type.ts';
import { timer } from '../basecone/state.ts';
import { type Call, type EboxFailure, type EboxPlan, plansFor } from './failures.ts';
import type { StoredMessage } from './message.ts';
import type { ReferenceData, Texts } from './reference.ts';

export type { EboxFailure } from './failures.ts';
export type { StoredAttachment, StoredMessage } from './message.ts';

export interface Client {
  id: string;
  /** PEM, as it was uploaded in ChaMan. */
  certificate: string;
  /** Accepted for the e-Box of its company, with what it may. */
  scopes: string[];
}

export interface ProviderState {
  id: string;
  name: Texts;
  version: '2.1' | '3.0';
  messages: StoredMessage[];
  /** Who sends there, and what; none unless given. */
  reference?: ReferenceData;
  maintenance?: { startDate: string; endDate: string }[];
  /** The day from which it is to be ignored. */
  deactivatedOn?: string;
}

export const DOCUMENT_CONSUMER = 'scope:document:management:consult:ws-eboxrestentreprise:documentconsumer';

export class EboxState {
  readonly clients: Client[] = [];
  readonly providers: ProviderState[];
  readonly clock: () => number;
  readonly later: Clock['after'];
  /** Tokens by their value. */
  readonly tokens = new Map<string, { client: Client; until: number }>();
  /** Ids of assertions that were used. */
  readonly jtis = new Set<string>();
  /** Every request, as `METHOD path`. */
  readonly asked: string[] = [];
  /** By provider, when a message of its was looked at last. */
  readonly consulted = new Map<string, number>();
  tokenSeconds = 600;
  readonly #plans = plansFor();

  /** @param clock milliseconds since 1970 @param later how answers are held back */
  constructor(providers: ProviderState[], clock: () => number, later: Clock['after'] = timer) {
    this.providers = providers;
    this.clock = clock;
    this.later = later;
  }

  grant(client: Client): string {
    const value = randomBytes(32).toString('base64url');
    this.tokens.set(value, { client, until: this.clock() + this.tokenSeconds * 1000 });
    return value;
  }

  get fail(): EboxPlan | undefined {
    return this.#plans.all;
  }

  /** Asked at each request what becomes of it, by `METHOD path` and by what it is. */
  set fail(plan: EboxPlan | undefined) {
    this.#plans.all = plan;
  }

  /** The next so many requests of that kind (of any, for `any`) fail so, before any plan is asked. */
  failOnce(call: Call | 'any', failure: EboxFailure, times = 1): void {
    this.#plans.failOnce(call, failure, times);
  }

  /** Forgets all that is to fail. */
  heal(): void {
    this.#plans.heal();
  }

  /** What becomes of a request, which is written down. */
  draw(method: string, path: string): EboxFailure | undefined {
    const asked = `${method} ${path}`;
    this.asked.push(asked);
    return this.#plans.draw(asked);
  }
}
