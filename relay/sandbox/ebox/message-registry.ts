// The Message Registry of one provider (API v2.1, and v3 by its renames): summary, lists, messages, attachments, and what a reader may change.
import { type Context, Hono } from 'hono';
import { askedOf } from './criteria.ts';
import { bytesOf, sizeOf, type StoredMessage } from './message.ts';
import { referenceRoutes } from './reference-routes.ts';
import { bearer, refuse } from './signed-in.ts';
import type { EboxState, ProviderState } from './state.ts';
import { attachmentOf, KB, messageOf, pageOf, paymentOf } from './wire.ts';

type Env = { Variables: { company: string } };

/** @param base address of this registry as its clients reach it */
export function messageRegistry(state: EboxState, provider: ProviderState, base: () => string): Hono<Env> {
  const { version } = provider;
  const app = new Hono<Env>();
  app.use(bearer(state, version));
  const absent = (c: Context) => refuse(c, version, 404, 'no such resource');
  const list = (items: object[]): object => (version === '2.1' ? pageOf(items, items.length) : items);
  const written = (c: Context<Env>, message: StoredMessage) => messageOf(message, provider, base(), c.get('company'));
  /** Looks at a message, where it is there. */
  const of = (c: Context<Env>, then: (message: StoredMessage) => Response): Response => {
    const message = provider.messages.find(({ id }) => id === c.req.param('id'));
    return message ? then(message) : absent(c);
  };
  const opened = (message: StoredMessage): void => {
    message.isRead = true;
    state.consulted.set(provider.id, state.clock());
  };

  app.get('/ebox', (c) => c.json(summaryOf(state, provider)));
  app.get('/ebox/messages', (c) => {
    const asked = askedOf(c.req.query(), provider);
    if (typeof asked === 'string') return refuse(c, version, 400, `parameter ${asked}`);
    const { page, pageSize, isWanted } = asked;
    const all = provider.messages.filter(isWanted).sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
    const items = all.slice((page - 1) * pageSize, page * pageSize).map((one) => written(c, one));
    return c.json(pageOf(items, all.length));
  });
  app.patch('/ebox/messages', async (c) => {
    const changes = changesIn(await c.req.json().catch(() => undefined));
    if (!changes || !/^application\/merge-patch\+json\b/.test(c.req.header('content-type') ?? '')) return refuse(c, version, 400, 'a list of messages as application/merge-patch+json');
    const found = changes.map(({ id, visible }) => ({ message: provider.messages.find((one) => one.id === id), visible }));
    // All of them, or none.
    if (found.some(({ message }) => !message)) return absent(c);
    for (const { message, visible } of found) message!.isHidden = !visible;
    return c.body(null, 200);
  });
  app.get('/ebox/messages/:id', (c) => of(c, (message) => c.json(written(c, message))));
  app.get('/ebox/messages/:id/body', (c) =>
    of(c, (message) => {
      if (!message.body) return absent(c);
      if (message.body.isMain) opened(message);
      return c.json(message.body.texts);
    })
  );
  app.get('/ebox/messages/:id/paymentData', (c) => of(c, (message) => (message.payment ? c.json(paymentOf(message, message.payment, version)) : absent(c))));
  app.get('/ebox/messages/:id/attachments', (c) => of(c, (message) => c.json(list(message.attachments.map((one) => attachmentOf(one, message, provider, base()))))));
  const attachment = (c: Context<Env>, message: StoredMessage) => message.attachments.find(({ id }) => id === c.req.param('attachment'));
  app.get('/ebox/messages/:id/attachments/:attachment', (c) =>
    of(c, (message) => {
      const found = attachment(c, message);
      return found ? c.json(attachmentOf(found, message, provider, base())) : absent(c);
    })
  );
  app.get('/ebox/messages/:id/attachments/:attachment/content', (c) =>
    of(c, (message) => {
      const found = message.isErased ? undefined : attachment(c, message);
      if (!found) return absent(c);
      // "As soon as a main content is consulted."
      if (found.isMain) opened(message);
      const { buffer, byteOffset, length } = bytesOf(found);
      return c.body(new Uint8Array(buffer as ArrayBuffer, byteOffset, length), 200, { 'content-type': 'application/octet-stream' });
    })
  );
  app.route(version === '2.1' ? '/referenceData' : '/refData', referenceRoutes(provider, base, absent));
  app.all('*', absent);
  return app;
}

/** Ebox of v2.1; hidden messages count too. */
function summaryOf({ consulted }: EboxState, { id, messages }: ProviderState): object {
  const last = messages.reduce((latest, { receivedAt }) => Math.max(latest, Date.parse(receivedAt)), -Infinity);
  const at = consulted.get(id);
  return {
    numberOfMessages: messages.length,
    numberOfUnreadMessages: messages.filter(({ isRead }) => !isRead).length,
    ...(messages.length > 0 && { lastReceiptDate: new Date(last).toISOString() }),
    ...(at !== undefined && { lastConsultationDate: new Date(at).toISOString() }),
    eboxSize: messages.flatMap(({ attachments }) => attachments).reduce((sum, one) => sum + sizeOf(one), 0) / KB
  };
}

/** MessagesToUpdate: which are to be seen, and which are not; undefined when it says nothing of that kind. */
function changesIn(body: unknown): { id: string; visible: boolean }[] | undefined {
  const items = Array.isArray(body) ? body : (body as { items?: unknown } | undefined)?.items;
  if (!Array.isArray(items)) return undefined;
  const read = items.map((one: { messageId?: unknown; visible?: unknown; isVisible?: unknown } | null) => ({ id: one?.messageId, visible: one?.visible ?? one?.isVisible }));
  return read.every((one): one is { id: string; visible: boolean } => typeof one.id === 'string' && typeof one.visible === 'boolean') ? read : undefined;
}
