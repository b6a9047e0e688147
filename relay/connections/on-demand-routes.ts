// What people ask of a connection: the owner a certificate; whoever takes over what it brings, to look now and to bring a document now.
import * as z from 'zod/mini';
import { JSON_BYTES } from '#sync/limits.ts';
import { certificatesAnswer, fetchAnswer, fetchPost } from '#sync/wire/connections.ts';
import { connectionId } from '#sync/wire/inbox.ts';
import type { Member } from '../api/member.ts';
import type { Api } from '../api/route.ts';
import { mayTakeOver, takenOverBy } from '../inbox/rights.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { Absent, ConnectionFault } from './type.ts';

const params = z.object({ id: connectionId });
/** Documents of a company that are brought at once. */
const AT_ONCE = 4;

export function onDemandRoutes({ member }: Api, relay: Relay): void {
  const mine = takenOverBy(relay.storage.inbox);
  const fetching = new Map<string, number>();
  const making = new Set<string>();

  /** @throws Refusal 403 for who may not take over what this one brings */
  async function settle(who: Member, id: string): Promise<void> {
    if (!(await mine(who)).includes(id)) throw new Refusal(403, 'role');
  }

  member(
    {
      method: 'post',
      path: '/v1/connections/{id}/certificate',
      summary: 'Make the next certificate beside the first, unless there is one; it takes its place as soon as the other side takes it',
      may: ({ role }) => role === 'owner',
      params,
      answer: certificatesAnswer,
      refuses: [404, 409]
    },
    async ({ member: { company }, params: { id } }) => {
      // A key of 3,072 bits takes its time.
      if (making.has(company)) throw new Refusal(429, 'slow-down', {}, { 'retry-after': '5' });
      making.add(company);
      try {
        const certificates = await relay.connections.makeNext(company, id);
        if (!certificates) throw new Refusal(404, 'absent');
        return { certificates };
      } catch (error) {
        throw error instanceof ConnectionFault ? new Refusal(409, 'connection', { detail: error.code }) : error;
      } finally {
        making.delete(company);
      }
    }
  );

  member(
    { method: 'post', path: '/v1/connections/{id}/look', summary: 'Look for what is new now', may: mayTakeOver, params, refuses: [404] },
    async ({ member: who, params: { id } }) => {
      await settle(who, id);
      if (!(await relay.connections.look(who.company, id))) throw new Refusal(404, 'absent');
    }
  );

  member(
    {
      method: 'post',
      path: '/v1/connections/{id}/fetch',
      summary: 'Bring attachments of a message into the inbox now. A main one, to be named, marks it as read at the government',
      may: mayTakeOver,
      params,
      body: { json: fetchPost, most: JSON_BYTES },
      answer: fetchAnswer
    },
    async ({ member: who, params: { id }, body }) => {
      await settle(who, id);
      const { company } = who;
      const others = fetching.get(company) ?? 0;
      if (others >= AT_ONCE) throw new Refusal(429, 'slow-down', {}, { 'retry-after': '2' });
      fetching.set(company, others + 1);
      try {
        await relay.connections.fetch(company, id, body);
        return {};
      } catch (error) {
        return { fault: error instanceof ConnectionFault ? error.code : error instanceof Absent ? ('absent' as const) : ('fault' as const) };
      } finally {
        const left = (fetching.get(company) ?? 1) - 1;
        if (left === 0) fetching.delete(company);
        else fetching.set(company, left);
      }
    }
  );
}
