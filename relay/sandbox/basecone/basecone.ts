// The stand-in for Basecone: speaks its API as far as that is known, keeps what it gets, and fails when told to.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CALLS } from './calls.ts';
import type { Answer, Call, Env } from './calls.ts';
import { companyAnswers } from './companies.ts';
import type { KeptDocument } from './documents.ts';
import { Cut, endConnection, failing } from './failing.ts';
import type { Seen } from './failing.ts';
import { plans } from './failures.ts';
import type { Plans } from './failures.ts';
import { importAnswers } from './imports.ts';
import { callerOf, keyAnswers } from './keys.ts';
import { listAnswers } from './lists.ts';
import type { BaseconeOptions } from './options.ts';
import { outage } from './outage.ts';
import type { Outage } from './outage.ts';
import { BaseconeRefusal, refusalBody } from './refusal.ts';
import { newState } from './state.ts';
import type { State } from './state.ts';
import { tagAnswers } from './tags.ts';
import { webhooks } from './webhooks.ts';
import type { Delivery } from './webhooks.ts';

const MOST_BYTES = 25 * 1024 * 1024;

export interface Basecone extends Omit<Plans, 'draw'>, Omit<Outage, 'cut'> {
  app: Hono<Env>;
  /** Stands in for `fetch` without a socket: rejects as it does when a connection is cut or a signal says so. Any host will do. */
  fetch: typeof fetch;
  /** Every document kept, in the order of import. */
  readonly documents: readonly KeptDocument[];
  /** How many documents bear this correlation id: one is right. */
  imports(correlationId: string): number;
  /** Every request of a known call, in order. */
  readonly requests: readonly Seen[];
  readonly deliveries: readonly Delivery[];
  readonly subscriptions: State['subscriptions'];
  /** May be changed while it runs, as people change theirs. */
  readonly users: State['users'];
  readonly companies: State['companies'];
  /** Makes every key given until now worthless. */
  revokeKeys(): void;
  /** Moves a document on. @throws {Error} when there is none */
  recognise(documentId: string): void;
  book(documentId: string): void;
  /** Ends what it would still do by itself. */
  stop(): void;
}

export function createBasecone(options: BaseconeOptions): Basecone {
  const state = newState(options);
  const hooks = webhooks(state);
  const { draw, ...planned } = plans();
  const { cut, ...out } = outage(state);
  const requests: Seen[] = [];
  const answers: Record<Call, Answer> = {
    ...keyAnswers(state),
    ...companyAnswers(state),
    ...importAnswers(state, hooks.imported),
    ...tagAnswers(state),
    ...listAnswers(state),
    ...hooks.answers
  };

  const app = new Hono<Env>();
  app.onError((error, c) => {
    if (error instanceof Cut) return endConnection(c, error);
    if (error instanceof BaseconeRefusal) return c.json(refusalBody(error.status, error.code, error.message), error.status);
    return c.json(refusalBody(500, 'internal_error', error.message), 500);
  });
  app.notFound((c) => c.json(refusalBody(404, 'not_found', 'There is nothing at this address.'), 404));
  app.use(async (_c, next) => {
    const code = cut();
    if (code) throw new Cut(code);
    await next();
  });
  const tooLarge = new BaseconeRefusal(413, 'request_too_large', 'The body exceeds 25 MB.');
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw tooLarge;
    }
  });
  const around = failing(state, { draw, ...planned }, requests, new Map());
  for (const [call, [method, path]] of Object.entries(CALLS) as [Call, (typeof CALLS)[Call]][]) {
    app.on(method, `/v1${path}`, around(call), limit, async (c, next) => {
      if (call !== 'userKey' && call !== 'clientKey') c.set('caller', callerOf(state, c.req.header('authorization')));
      await next();
    }, answers[call]);
  }
  for (const [, path] of Object.values(CALLS)) {
    app.all(`/v1${path}`, (c) => c.json(refusalBody(405, 'method_not_allowed', 'This address has no such method.'), 405));
  }

  const move = (documentId: string, change: Partial<KeptDocument>): void => {
    const document = state.documents.find((one) => one.documentId === documentId);
    if (!document) throw new Error(`No document ${documentId} here.`);
    Object.assign(document, change, { modifiedOn: state.clock() });
  };

  return {
    app,
    ...planned,
    ...out,
    fetch: (input, init) => answerOf(app, new Request(input, init)),
    documents: state.documents,
    imports: (correlationId) => state.documents.filter((document) => document.correlationId === correlationId).length,
    requests,
    deliveries: hooks.deliveries,
    get subscriptions() {
      return state.subscriptions;
    },
    users: state.users,
    companies: state.companies,
    revokeKeys: () => void (state.keyRound += 1),
    recognise: (documentId) => move(documentId, { status: 'Recognized' }),
    book: (documentId) => move(documentId, { status: 'Booked', transactionId: state.newId() }),
    stop() {
      hooks.stop();
      out.stopOutage();
    }
  };
}

/** The answer, or what the signal says: the other side goes on all the same. */
async function answerOf(app: Hono<Env>, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
  return Promise.race([Promise.resolve(app.fetch(request)), aborted]);
}
