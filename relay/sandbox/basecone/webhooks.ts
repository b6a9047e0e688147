// Webhooks: told of a document once, then every hour for a week; a 401 ends the subscription (ApiReference/Webhooks, DocumentImported).
import * as z from 'zod';
import { companyFor } from './access.ts';
import type { Answers } from './calls.ts';
import type { KeptDocument } from './documents.ts';
import { readJson } from './read.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State, Subscription } from './state.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** So long an endpoint has to answer. */
const PATIENCE = 5000;

/** Theirs must be https; on this machine there is none. */
const isReachable = (address: string): boolean => {
  const { protocol, hostname } = URL.parse(address) ?? {};
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname ?? ''));
};

const schema = z.object({
  companyId: z.guid(),
  endpoint: z.string().refine(isReachable, 'no https address'),
  username: z.string().optional(),
  password: z.string().optional()
});

/** One event on its way to one subscription. */
export interface Delivery {
  subscriptionId: string;
  documentId: string;
  /** What came of each attempt: a status, or no answer in time. */
  attempts: { at: number; outcome: number | 'unreachable' | 'late' }[];
  state: 'waiting' | 'delivered' | 'unsubscribed' | 'given up';
}

export interface Webhooks {
  answers: Answers<'subscribe' | 'subscriptions'>;
  deliveries: Delivery[];
  imported(document: KeptDocument): void;
  /** Calls off every attempt to come. */
  stop(): void;
}

export function webhooks(state: State): Webhooks {
  const deliveries: Delivery[] = [];
  const timers = new Set<() => void>();
  const later = (milliseconds: number, work: () => void): (() => void) => {
    const callOff = state.later(milliseconds, () => {
      timers.delete(callOff);
      work();
    });
    timers.add(callOff);
    return () => {
      timers.delete(callOff);
      callOff();
    };
  };

  async function post({ endpoint, username, password }: Subscription, body: string): Promise<number | 'unreachable' | 'late'> {
    const cut = new AbortController();
    let callOff = (): void => undefined;
    const late = new Promise<'late'>((resolve) => {
      callOff = later(PATIENCE, () => resolve('late'));
    });
    const authorization: Record<string, string> = username === undefined ? {} : { authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    const answer = state.fetch(endpoint, { method: 'POST', headers, body, redirect: 'manual', signal: cut.signal }).then(
      (response) => {
        response.body?.cancel().catch(() => undefined);
        return response.status;
      },
      () => 'unreachable' as const
    );
    const outcome = await Promise.race([answer, late]);
    callOff();
    cut.abort();
    return outcome;
  }

  async function attempt(delivery: Delivery, subscription: Subscription, body: string): Promise<void> {
    if (!state.subscriptions.includes(subscription)) {
      delivery.state = 'unsubscribed';
      return;
    }
    const at = state.clock();
    const outcome = await post(subscription, body);
    delivery.attempts.push({ at, outcome });
    if (outcome === 200) delivery.state = 'delivered';
    else if (outcome === 401) {
      delivery.state = 'unsubscribed';
      state.subscriptions = state.subscriptions.filter((one) => one !== subscription);
    } else if (at + HOUR - (delivery.attempts[0]?.at ?? at) > WEEK) delivery.state = 'given up';
    else later(HOUR, () => void attempt(delivery, subscription, body));
  }

  return {
    deliveries,
    imported({ documentId, companyId, createdOn }) {
      for (const subscription of state.subscriptions.filter((one) => one.companyId === companyId)) {
        const event = { documentId, companyId, source: 'Api', id: state.newId(), created: new Date(createdOn).toISOString(), webhookEventType: 'DocumentImported', customFields: [] };
        const delivery: Delivery = { subscriptionId: subscription.id, documentId, attempts: [], state: 'waiting' };
        deliveries.push(delivery);
        void attempt(delivery, subscription, JSON.stringify(event));
      }
    },
    stop() {
      for (const callOff of timers) callOff();
      timers.clear();
    },
    answers: {
      async subscribe(c) {
        const { client } = c.var.caller;
        if (state.webhooksNeedPremium && !client.premium) throw new BaseconeRefusal(401, 'unauthorized', 'Not authorized');
        const { companyId, endpoint, username, password } = await readJson(c, schema);
        const subscription = { id: state.newId(), companyId: companyFor(state, c.var.caller, companyId).companyId, endpoint, username, password };
        state.subscriptions.push(subscription);
        return c.json(shown(subscription), 201);
      },
      subscriptions(c) {
        const { companyId } = companyFor(state, c.var.caller, c.req.param('companyId') ?? '');
        return c.json({ subscriptions: state.subscriptions.filter((one) => one.companyId === companyId).map((one) => shown(one)) });
      }
    }
  };
}

const shown = ({ id, companyId, endpoint }: Subscription): Record<string, string> => ({ id, companyId, endpoint });
