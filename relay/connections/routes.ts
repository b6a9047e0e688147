// Connections as their owners see them: listed without secrets, set, tried, removed.
import * as z from 'zod/mini';
import { JSON_BYTES } from '#sync/limits.ts';
import { connectionPut, connectionsAnswer, connectionTested, practiceAnswer } from '#sync/wire/connections.ts';
import type { ConnectionsAnswer } from '#sync/wire/connections.ts';
import { connectionId } from '#sync/wire/inbox.ts';
import type { Member } from '../api/member.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { StoredConnection } from '../storage/inbox-port.ts';
import { ConnectionFault } from './type.ts';

const params = z.object({ id: connectionId });
const owner = ({ role }: Member['entry']): boolean => role === 'owner';
const OFFERS = 1000;

export function connectionRoutes({ anyone, member }: Api, relay: Relay): void {
  const { connections } = relay.storage;
  /** A test calls out: one at a time for a company. */
  const testing = new Set<string>();

  anyone({ method: 'get', path: '/v1/practice', summary: 'The stand-ins for practice that this relay has; none in production', answer: practiceAnswer }, async () => ({
    types: [...relay.connections.practice]
  }));

  member(
    { method: 'get', path: '/v1/connections', summary: 'The connections, without their secrets', may: owner, answer: connectionsAnswer },
    async ({ member: { company } }) => ({
      connections: await Promise.all(
        (await connections.of(company)).map(async (one) => {
          const [certificates, parts] = [await relay.connections.certificates(one), relay.connections.parts(one)];
          return { ...shown(one), ...(certificates && { certificates }), ...(parts && { parts }) };
        })
      )
    })
  );

  member(
    {
      method: 'put',
      path: '/v1/connections/{id}',
      summary: 'Make or change a connection: it begins at once. Secrets are never given back; 409 `secret` when they are to be given anew',
      may: owner,
      params,
      body: { json: connectionPut, most: JSON_BYTES },
      refuses: [409]
    },
    async ({ member: { company }, params: { id }, body }) => {
      const stored = await relay.connections.put(company, id, body).catch((error: unknown) => {
        throw error instanceof ConnectionFault ? new Refusal(409, 'secret', { detail: error.code }) : error;
      });
      if (stored === 'secret') throw new Refusal(409, 'secret');
      if (stored === 'many') throw new Refusal(429, 'slow-down');
      if (stored === 'no company') throw new Refusal(401, 'token');
    }
  );

  member(
    {
      method: 'post',
      path: '/v1/connections/{id}/test',
      summary: 'Try settings and secrets without keeping them',
      may: owner,
      params,
      body: { json: connectionPut, most: JSON_BYTES },
      answer: connectionTested
    },
    async ({ member: { company }, params: { id }, body }) => {
      if (testing.has(company)) throw new Refusal(429, 'slow-down', {}, { 'retry-after': '5' });
      testing.add(company);
      try {
        return { offers: (await relay.connections.test(company, id, body)).slice(0, OFFERS) };
      } catch (error) {
        return { fault: error instanceof ConnectionFault ? error.code : ('fault' as const), offers: [] };
      } finally {
        testing.delete(company);
      }
    }
  );

  member(
    {
      method: 'delete',
      path: '/v1/connections/{id}',
      summary: 'End a connection and erase its secrets',
      may: owner,
      params,
      refuses: [404]
    },
    async ({ member: { company }, params: { id } }) => {
      if (!(await relay.connections.remove(company, id))) throw new Refusal(404, 'absent');
    }
  );
}

function shown({ id, type, settings, secrets, state, fault, failures, ranAt, nextAt }: StoredConnection): ConnectionsAnswer['connections'][number] {
  return {
    ...{ id, type, settings: settings as Record<string, unknown>, secrets: secrets.map(({ name }) => name), state, failures },
    ...(fault !== undefined && { fault: fault as ConnectionFault['code'] }),
    ...(ranAt !== undefined && { ranAt: new Date(ranAt).toISOString() }),
    nextAt: new Date(nextAt).toISOString()
  };
}
