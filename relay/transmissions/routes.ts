// Documents for other systems as devices hand them over: staged, withdrawn, followed, asked after.
import * as z from 'zod/mini';
import { toBase64url } from '#sync/bytes.ts';
import { JSON_BYTES } from '#sync/limits.ts';
import { allowed } from '#sync/roles.ts';
import { readStaged } from '#sync/transmissions/staged.ts';
import { connectionId } from '#sync/wire/inbox.ts';
import { logQuery } from '#sync/wire/log.ts';
import { outsideStatus, STAGED_BYTES, transmission, transmissionParams, TRANSMISSIONS, transmissionsAnswer } from '#sync/wire/transmissions.ts';
import type { Transmission } from '#sync/wire/transmissions.ts';
import type { Member } from '../api/member.ts';
import type { Api } from '../api/route.ts';
import { ConnectionFault } from '../connections/type.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { StoredTransmission } from '../storage/transmission-port.ts';

const ofConnection = z.object({ id: connectionId });
const params = z.extend(transmissionParams, { id: connectionId });
const query = z.pick(logQuery, { after: true });
const PATH = '/v1/connections/{id}/transmissions/{record}/{attempt}';

/** Which scope it is of stands with the document: looked at there. */
const mayHandOver = ({ role }: Member['entry']): boolean => role === 'owner' || role === 'staff';

export function transmissionRoutes({ member }: Api, relay: Relay): void {
  const { transmissions } = relay.storage;

  member(
    {
      method: 'put',
      path: PATH,
      summary: 'Hand over a document; again changes nothing once it went out. The body: relay/README.md',
      may: mayHandOver,
      params,
      body: { media: 'application/octet-stream', most: STAGED_BYTES + JSON_BYTES + 4 },
      answer: transmission,
      refuses: [404, 409]
    },
    async ({ member: { company, entry }, params: { id, record, attempt }, body }) => {
      const { head, bytes } = readStaged(body);
      if (!allowed(entry, head.scope, 'push')) throw new Refusal(403, 'role');
      if (toBase64url(await relay.crypto.sha256(bytes)) !== head.hash) throw new Refusal(400, 'malformed', { detail: 'hash' });
      const { when, doubt = false, ...rest } = head;
      const document = { company, connection: id, record, attempt: Number(attempt), size: bytes.length, night: when === 'night', state: doubt ? ('unknown' as const) : ('queued' as const) };
      const answer = await relay.connections.stage({ ...rest, ...document }, bytes);
      if ('transmission' in answer) return shown(answer.transmission);
      throw answer.outcome === 'full' ? new Refusal(507, 'full') : new Refusal(404, 'absent');
    }
  );

  member(
    {
      method: 'delete',
      path: PATH,
      summary: 'Withdraw a document that waits. The answer says how it stands: what went out stays',
      may: mayHandOver,
      params,
      answer: transmission,
      refuses: [404]
    },
    async ({ member: { company, entry }, params: { id, record, attempt } }) => {
      const key = { company, connection: id, record, attempt: Number(attempt) };
      const known = await transmissions.find(key);
      if (!known) throw new Refusal(404, 'absent');
      if (!allowed(entry, known.scope, 'push')) throw new Refusal(403, 'role');
      return shown((await relay.connections.withdraw(key)) ?? known);
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/connections/{id}/transmissions',
      summary: 'What changed of them after a number',
      may: () => true,
      params: ofConnection,
      query,
      answer: transmissionsAnswer
    },
    async ({ member: { company, entry }, params: { id }, query: { after = 0 } }) => {
      const changed = await transmissions.changed(company, id, after, TRANSMISSIONS);
      return { transmissions: changed.filter(({ scope }) => allowed(entry, scope, 'read')).map(shown), next: changed.at(-1)?.seq ?? after, more: changed.length === TRANSMISSIONS };
    }
  );

  member(
    {
      method: 'post',
      path: `${PATH}/status`,
      summary: 'Ask the other side how it treats one that arrived',
      may: () => true,
      params,
      answer: outsideStatus,
      refuses: [404, 409]
    },
    async ({ member: { company, entry }, params: { id, record, attempt } }) => {
      const known = await transmissions.find({ company, connection: id, record, attempt: Number(attempt) });
      if (known?.outside === undefined || !allowed(entry, known.scope, 'read')) throw new Refusal(404, 'absent');
      const status = await relay.connections.status(company, id, known.outside).catch((error: unknown) => {
        throw error instanceof ConnectionFault ? new Refusal(409, 'connection', { detail: error.code }) : error;
      });
      if (status === undefined) throw new Refusal(404, 'absent');
      return { status };
    }
  );
}

function shown({ seq, record, attempt, state, night, hash, outside, words, changedAt }: StoredTransmission): Transmission {
  return {
    ...{ seq, record, attempt, state: state === 'arrived' ? 'sending' : state, when: night ? 'night' : 'now', hash, at: new Date(changedAt).toISOString() },
    ...(outside !== undefined && { outside }),
    ...(words !== undefined && { words })
  };
}
