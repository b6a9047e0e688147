// The stand-in for e-Box Enterprise: authorization server, registry of providers in its new and its old form, and the Message Registry of each provider.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { EboxFailure, EboxState, ProviderState, StoredMessage } from './state.ts';
import { grantToken } from './token.ts';
import { messageOf, pageOf } from './wire.ts';

export const TOKEN_PATH = '/REST/oauth/v5/token';
export const REGISTRY_PATH = '/REST/ebox/enterprise/federation/documentProviderRegistry/v1/messageRegistries';
export const FEDERATION_PATH = '/REST/ebox/enterprise/federation/v1/messageProviders';
const basePath = ({ id, version }: ProviderState) => `/REST/${id}/messageRegistry/v${version[0]}`;

/** Ends the connection of a request, where it has one. */
export type EndConnection = (c: Context) => Response;

/** @param origin as its clients reach it @param end for failures that cut */
export function createEbox(state: EboxState, origin: () => string, end: EndConnection): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const asked = `${c.req.method} ${c.req.path}`;
    state.asked.push(asked);
    const failure = state.fail?.(asked);
    return failure === undefined ? next() : suffer(c, failure, end);
  });
  app.post(TOKEN_PATH, (c) => grantToken(c, state, `${origin()}${TOKEN_PATH}`));
  app.get(REGISTRY_PATH, bearer(state), (c) => c.json({ items: state.providers.map((one) => ({ messageRegistryId: one.id, name: one.name, messageRegistryUrl: `${origin()}${basePath(one)}/`, apiVersion: one.version, plannedMaintenance: one.maintenance ?? [] })) }));
  app.get(FEDERATION_PATH, bearer(state), (c) => c.json(state.providers.map((one) => federated(one, origin()))));
  for (const provider of state.providers) app.route(basePath(provider), registry(state, provider, () => `${origin()}${basePath(provider)}`));
  return app;
}

function suffer(c: Context, failure: EboxFailure, end: EndConnection): Response {
  if (failure === 'cut') return end(c);
  if (failure.retryAfter !== undefined) c.header('retry-after', String(failure.retryAfter));
  return c.json({ type: 'about:blank', status: failure.status, title: 'failure as told' }, failure.status as 500);
}

/** Federation 1.3. */
const federated = (one: ProviderState, origin: string): object => ({
  messageProviderId: one.id,
  messageProviderName: one.name,
  messageProviderDescription: one.name,
  messageProviderUrl: `${origin}${basePath(one)}/`,
  apiSupportedVersion: one.version,
  messageProviderActivationDate: '2017-12-01',
  messageProviderTechnicalContact: 'stand-in',
  ...(one.maintenance && { messageProviderPlannedMaintenance: one.maintenance })
});

/** RFC 6750 §3.1. */
function bearer(state: EboxState): MiddlewareHandler {
  return async (c, next) => {
    const token = state.tokens.get(/^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
    const refuse = (status: 401 | 403, code: string) => c.json({ type: `urn:problem-type:belgif:${code}`, status, title: code }, status, { 'content-type': 'application/problem+json' });
    if (!token) return refuse(401, c.req.header('authorization') ? 'invalidAccessToken' : 'noAccessToken');
    if (token.until <= state.clock()) return refuse(401, 'expiredAccessToken');
    return token.client.scopes.length === 0 ? refuse(403, 'missingScope') : next();
  };
}

function registry(state: EboxState, provider: ProviderState, base: () => string): Hono {
  const app = new Hono();
  app.use(bearer(state));
  const found = (id: string) => provider.messages.find((one) => one.id === id);
  const absent = (c: Context) => c.json({ id: 'x', code: 'INVALID_INPUT', message: 'no such resource' }, 404);
  app.get('/ebox/messages', (c) => {
    const query = c.req.query();
    const [page, size] = [Number(query['page'] ?? 1), Number(query['pageSize'] ?? 25)];
    if (!(page >= 1 && size >= 1 && size <= 100) || (query['q'] !== undefined && query['qlang'] === undefined)) return c.json({ id: 'x', code: 'INVALID_INPUT', message: 'page, pageSize, q' }, 400);
    const all = provider.messages.filter((one) => isWanted(one, query)).sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
    return c.json(pageOf(all.slice((page - 1) * size, page * size).map((one) => messageOf(one, provider, base())), all.length));
  });
  app.get('/ebox/messages/:id', (c) => {
    const message = found(c.req.param('id'));
    return message ? c.json(messageOf(message, provider, base())) : absent(c);
  });
  app.get('/ebox/messages/:id/attachments/:attachment/content', (c) => {
    const message = found(c.req.param('id'));
    const attachment = message?.attachments.find(({ id }) => id === c.req.param('attachment'));
    if (!message || !attachment) return absent(c);
    // "As soon as a main content is consulted."
    if (attachment.isMain) message.isRead = true;
    return c.body(new Uint8Array(attachment.bytes), 200, { 'content-type': 'application/octet-stream' });
  });
  return app;
}

/** Criteria are ANDed. */
function isWanted(message: StoredMessage, query: Record<string, string>): boolean {
  const day = message.receivedAt.slice(0, 10);
  const { receivedAfter, receivedBefore, readStatus, registeredMail, q, qlang } = query;
  return (
    (receivedAfter === undefined || day >= receivedAfter) &&
    (receivedBefore === undefined || day <= receivedBefore) &&
    (readStatus === undefined || String(message.isRead) === readStatus) &&
    (registeredMail === undefined || String(message.isRegistered ?? false) === registeredMail) &&
    (q === undefined || (message.subject[qlang as 'fr'] ?? '').toLowerCase().includes(q.toLowerCase()))
  );
}
