// The inbox: keys of connections, and what came for the company while no device was awake.
import * as z from 'zod/mini';
import { toBase64url } from '#sync/bytes.ts';
import { JSON_BYTES, PAGE_BYTES } from '#sync/limits.ts';
import { isContentScope } from '#sync/scopes.ts';
import { inboxAnswer, inboxKeyPut, inboxKeysAnswer } from '#sync/wire/inbox.ts';
import { logQuery } from '#sync/wire/log.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { mayTakeOver, takenOverBy } from './rights.ts';

const ITEMS = 100;
const seq = z.object({ seq: z.string().check(z.regex(/^\d{1,15}$/)) });
const inboxQuery = z.pick(logQuery, { after: true });

export function inboxRoutes({ member }: Api, relay: Relay): void {
  const { inbox } = relay.storage;
  const mine = takenOverBy(inbox);

  member(
    {
      method: 'put',
      path: '/v1/inbox/keys',
      summary: 'The public key of a connection',
      may: ({ role }) => role === 'owner',
      body: { json: inboxKeyPut, most: JSON_BYTES }
    },
    async ({ member: { company }, body }) => {
      if (!isContentScope(body.scope)) throw new Refusal(400, 'malformed', { detail: 'scope' });
      if (!(await inbox.putKey(company, body))) throw new Refusal(401, 'token');
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/inbox/keys',
      summary: 'The public keys of connections',
      may: ({ role }) => role === 'owner',
      answer: inboxKeysAnswer
    },
    async ({ member: { company } }) => ({
      keys: await inbox.keys(company)
    })
  );

  member(
    { method: 'get', path: '/v1/inbox', summary: 'What came, sealed', may: mayTakeOver, query: inboxQuery, answer: inboxAnswer },
    async ({ member, query: { after = 0 } }) => {
      const items = await inbox.items(member.company, after, { items: ITEMS, bytes: PAGE_BYTES }, await mine(member));
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
      may: mayTakeOver,
      params: seq,
      refuses: [404]
    },
    async ({ member, params }) => {
      const connection = await inbox.find(member.company, Number(params.seq));
      if (connection === undefined) throw new Refusal(404, 'absent');
      if (!(await mine(member)).includes(connection)) throw new Refusal(403, 'role');
      if (!(await inbox.remove(member.company, Number(params.seq)))) throw new Refusal(404, 'absent');
    }
  );
}
