// The device list and the keys that follow from it: acts, grants, and when each device was last here.
import { SyncError } from '#sync/error.ts';
import { JSON_BYTES, KEYS_BYTES } from '#sync/limits.ts';
import { extendList } from '#sync/list/chain.ts';
import type { DeviceList } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { KEYS_SCOPE } from '#sync/scopes.ts';
import * as z from 'zod/mini';
import { devicesAnswer, grant, grantsPost, keysAnswer, type KeysPost, keysPost, keysPosted, leavePost } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import { logQuery } from '#sync/wire/log.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { listChange, storedGrants } from './list-change.ts';

const keysQuery = z.pick(logQuery, { after: true });

export function keyRoutes({ member }: Api, relay: Relay): void {
  const { storage } = relay;
  const mayWrite = (entry: Parameters<typeof allowed>[0]): boolean => allowed(entry, KEYS_SCOPE, 'push');

  member(
    {
      method: 'post',
      path: '/v1/keys',
      summary: 'Acts on the device list, with the keys that follow',
      may: mayWrite,
      body: { json: keysPost, most: KEYS_BYTES },
      answer: keysPosted,
      refuses: [409]
    },
    async ({ member: { company, device }, body: { acts, grants, invitation } }) => {
      // Acts of others are as good, for they are signed: after a restore any owner's device brings back what it knows. An invitation is answered by who made it.
      if (invitation !== undefined && acts.some(({ act }) => act.by !== device)) throw new Refusal(403, 'role');
      return append(relay, { company, device }, { acts, grants, invitation });
    }
  );

  member(
    {
      method: 'post',
      path: '/v1/leave',
      summary: 'A device takes itself off the list, whatever its role',
      may: () => true,
      body: { json: leavePost, most: JSON_BYTES },
      answer: keysPosted,
      refuses: [409]
    },
    async ({ member: { company, device }, body: { act } }) => {
      const { verb, by, device: whom } = act.act;
      if (verb !== 'revoke' || by !== device || whom !== device) throw new Refusal(403, 'role');
      return append(relay, { company, device }, { acts: [act], grants: [] });
    }
  );

  member(
    {
      method: 'post',
      path: '/v1/grants',
      summary: 'Keys handed out without an act',
      may: mayWrite,
      body: { json: grantsPost, most: KEYS_BYTES },
      refuses: [409]
    },
    async ({ member: { company, device }, body: { grants } }) => {
      const list = await current(relay, company);
      const answer = await storage.lists.grant(company, list.number, storedGrants(list, device, grants));
      if (answer.outcome === 'list') throw new Refusal(409, 'list', { head: answer.head });
      if (answer.outcome === 'no company') throw new Refusal(401, 'token');
      relay.hub.tell(company);
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/keys',
      summary: 'The acts after a number, and the keys of this device',
      may: () => true,
      query: keysQuery,
      answer: keysAnswer
    },
    async ({ member: { company, device }, query: { after = 0 } }) => {
      const [standing, acts, granted] = await Promise.all([
        storage.companies.find(company),
        relay.lists.acts(company, after),
        storage.lists.granted(company, device)
      ]);
      const mine = grant.safeParse(granted);
      return { head: standing?.list ?? 0, acts, ...(mine.success && { grant: mine.data }) };
    }
  );

  member(
    { method: 'get', path: '/v1/devices', summary: 'When each device was last here', may: () => true, answer: devicesAnswer },
    async ({ member: { company } }) => {
      const visits = await storage.lists.visits(company);
      return { devices: visits.map(({ id, seenAt }) => ({ id, ...(seenAt !== undefined && { lastSeenAt: new Date(seenAt).toISOString() }) })) };
    }
  );
}

/** @param who signed in @throws {Refusal} 409 `list`, `behind`, `used` */
async function append(relay: Relay, { company, device }: { company: string; device: string }, { acts, grants, invitation }: KeysPost): Promise<{ head: number; seq: number }> {
  const before = await current(relay, company);
  const after = await extended(relay, before, acts);
  const change = await listChange(relay.crypto, after, { acts, grants, by: device, at: relay.clock(), invitation });
  const answer = await relay.storage.lists.append(change);
  switch (answer.outcome) {
    case 'appended':
      // Its tokens say nothing more by themselves: every request asks the list.
      for (const { id, revoked } of after.devices) {
        if (revoked) relay.hub.cutOff(company, id);
      }
      relay.hub.tell(company);
      return { head: answer.head, seq: answer.seq };
    case 'same':
      return { head: answer.head, seq: answer.seq };
    case 'list':
      throw new Refusal(409, 'list', { head: answer.head });
    case 'behind':
    case 'used':
      throw new Refusal(409, answer.outcome);
    default:
      throw new Refusal(401, 'token');
  }
}

async function current(relay: Relay, company: string): Promise<DeviceList> {
  const list = await relay.lists.now(company);
  if (!list) throw new Refusal(401, 'token');
  return list;
}

/** @throws {Refusal} 409 `list` when the acts do not follow; {SyncError} for what else is wrong with them */
async function extended(relay: Relay, before: DeviceList, acts: readonly SignedAct[]): Promise<DeviceList> {
  try {
    return await extendList(relay.crypto, before, acts);
  } catch (error) {
    if (error instanceof SyncError && (error.code === 'fork' || error.code === 'gap')) throw new Refusal(409, 'list', { head: before.number });
    throw error;
  }
}
