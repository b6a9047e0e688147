// Invitations: left by an owner, seen and asked for by who has the link, once.
import * as z from 'zod/mini';
import { INVITATION_SECONDS, INVITATIONS, JSON_BYTES } from '#sync/limits.ts';
import { id } from '#sync/wire/fields.ts';
import { invitationPost, invitationsAnswer, invitationSeen, requestPost } from '#sync/wire/invitations.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { StoredInvitation } from '../storage/port.ts';

const byId = z.object({ id });
const refusals = { used: 409, absent: 404, declined: 410 } as const;

export function invitationRoutes({ anyone, member }: Api, relay: Relay): void {
  const { invitations } = relay.storage;
  const owner = ({ role }: { role: string }): boolean => role === 'owner';

  member(
    {
      method: 'post',
      path: '/v1/invitations',
      summary: 'Leave an invitation',
      may: owner,
      body: { json: invitationPost, most: JSON_BYTES },
      refuses: [409]
    },
    async ({ member: { company, device }, body }) => {
      const createdAt = relay.clock();
      const expiresAt = createdAt + INVITATION_SECONDS[body.life] * 1000;
      const outcome = await invitations.add(company, { id: body.id, entry: body, by: device, createdAt, expiresAt }, INVITATIONS);
      if (outcome === 'taken') throw new Refusal(409, 'differs');
      if (outcome === 'many') throw new Refusal(429, 'slow-down', {}, { 'retry-after': '900' });
      if (outcome === 'no company') throw new Refusal(401, 'token');
    }
  );

  member(
    { method: 'get', path: '/v1/invitations', summary: 'The open invitations', may: owner, answer: invitationsAnswer },
    async ({ member: { company } }) => ({
      invitations: (await invitations.of(company, relay.clock())).map(ofOwner)
    })
  );

  member(
    {
      method: 'delete',
      path: '/v1/invitations/{id}',
      summary: 'Withdraw an invitation, or decline who asks with it',
      may: owner,
      params: byId,
      refuses: [404]
    },
    async ({ member: { company }, params }) => {
      if (!(await invitations.remove(company, params.id))) throw new Refusal(404, 'absent');
      relay.hub.tell(company);
    }
  );

  anyone(
    {
      method: 'get',
      path: '/v1/invitations/{id}',
      summary: 'What the invited one may see',
      params: byId,
      answer: invitationSeen,
      refuses: [404, 410]
    },
    async ({ params }) => {
      const found = await invitations.find(params.id, relay.clock());
      if (!found) throw new Refusal(404, 'absent');
      if (found.declined) throw new Refusal(410, 'declined');
      return { state: stateOf(found), hello: posted(found).hello, expiresAt: new Date(found.expiresAt).toISOString() };
    }
  );

  anyone(
    {
      method: 'post',
      path: '/v1/invitations/{id}/request',
      summary: 'Ask to be let in, once',
      params: byId,
      body: { json: requestPost, most: JSON_BYTES },
      refuses: [404, 409, 410]
    },
    async ({ params, body: { request } }) => {
      const answer = await invitations.request(params.id, relay.clock(), request);
      if (!('company' in answer)) throw new Refusal(refusals[answer.outcome], answer.outcome);
      relay.hub.tell(answer.company);
    }
  );

  anyone(
    {
      method: 'delete',
      path: '/v1/invitations/{id}/request',
      summary: 'Take back what one asked: nobody else knows it in full',
      params: byId,
      body: { json: requestPost, most: JSON_BYTES },
      refuses: [404, 409]
    },
    async ({ params, body: { request } }) => {
      const answer = await invitations.unask(params.id, relay.clock(), request);
      if (!('company' in answer)) throw new Refusal(refusals[answer.outcome], answer.outcome);
      relay.hub.tell(answer.company);
    }
  );
}

function ofOwner(found: StoredInvitation) {
  const { id, role, scopes, life, kept } = posted(found);
  return {
    ...{ id, by: found.by, role, life, state: stateOf(found) },
    ...{ createdAt: new Date(found.createdAt).toISOString(), expiresAt: new Date(found.expiresAt).toISOString() },
    ...(scopes && { scopes }),
    ...(kept !== undefined && { kept }),
    ...(found.request !== undefined && { request: found.request })
  };
}

function posted({ entry }: StoredInvitation): z.output<typeof invitationPost> {
  return invitationPost.parse(entry);
}

function stateOf({ request, answered }: StoredInvitation): 'open' | 'asked' | 'answered' {
  if (answered) return 'answered';
  return request === undefined ? 'open' : 'asked';
}
