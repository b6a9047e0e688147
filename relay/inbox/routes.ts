// The inbox: keys of connections, and what came for the company while no device was awake.
import * as z from 'zod/mini';
import { toBase64url } from '#sync/bytes.ts';
import { JSON_BYTES, PAGE_BYTES } from '#sync/limits.ts';
import { allowed } from '#sync/roles.ts';
import { inboxAnswer, inboxKeyPut, inboxKeysAnswer } from '#sync/wire/inbox.ts';
import { logQuery } from '#sync/wire/log.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

const INBOX_SCOPE = 'inbox';
const ITEMS = 100;
const seq = z.object({ seq: z.string().check(z.regex(/^\d{1,15}$/)) });
const inboxQuery = z.pick(logQuery, { after: true });

export function inboxRoutes({ member }: Api, relay: Relay): void {
  const { inbox } = relay.storage;
  const mayRead = (entry: Parameters<typeof allowed>[0]): boolean => allowed(entry, INBOX_SCOPE, 'read');

  member(
    {
      method: 'put',
      path: '/v1/inbox/keys',
      summary: 'The public key of a connection',
      may: ({ role }) => role === 'owner',
      body: { json: inboxKeyPut, most: JSON_BYTES }
    },
    async ({ member: { company }, body }) => {
      if (!(await inbox.putKey(company, body))) throw new Refusal(401, 'token');
    }
  );

  member(
    { method: 'get', path: '/v1/inbox/keys', summary: 'The public keys of connections', may: mayRead, answer: inboxKeysAnswer },
    async ({ member: { company } }) => ({
      keys: await inbox.keys(company)
    })
  );

  member(
    { method: 'get', path: '/v1/inbox', summary: 'What came, sealed', may: mayRead, query: inboxQuery, answer: inboxAnswer },
    async ({ member: { company }, query: { after = 0 } }) => {
      const items = await inbox.items(company, after, { items: ITEMS, bytes: PAGE_BYTES });
      return {
        items: items.map(({ seq, connection, receivedAt, box }) => ({
          seq,
          connection,
          receivedAt: new Date(receivedAt).toISOString(),
          box: toBase64url(box)
        }))
      };
    }
  );

  member(
    {
      method: 'delete',
      path: '/v1/inbox/{seq}',
      summary: 'Erase what a device has taken over',
      may: (entry) => allowed(entry, INBOX_SCOPE, 'push'),
      params: seq,
      refuses: [404]
    },
    async ({ member: { company }, params }) => {
      if (!(await inbox.remove(company, Number(params.seq)))) throw new Refusal(404, 'absent');
    }
  );
}
