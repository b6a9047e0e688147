// The beginning and the end of a company at this relay.
import { createHash, timingSafeEqual } from 'node:crypto';
import { idOf } from '#sync/ids.ts';
import { JSON_BYTES } from '#sync/limits.ts';
import { readList } from '#sync/list/chain.ts';
import { companyDelete, companyPost, companyPosted } from '#sync/wire/company.ts';
import type { Api } from '../api/route.ts';
import { listChange } from '../keys/list-change.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { proven } from '../sessions/routes.ts';

/** Acts and grants of a founding with a recovery sheet, and to spare. */
const FOUNDING_BYTES = 4 * JSON_BYTES;

export function companyRoutes({ anyone, member }: Api, relay: Relay): void {
  const { storage, crypto } = relay;

  anyone(
    {
      method: 'post',
      path: '/v1/companies',
      summary: 'Found a company',
      body: { json: companyPost, most: FOUNDING_BYTES },
      answer: companyPosted,
      refuses: [403, 409]
    },
    async ({ body: { company, acts, grants, recovery, admission } }) => {
      if (relay.admission !== undefined && !sameText(admission ?? '', relay.admission)) throw new Refusal(403, 'admission');
      const list = await readList(crypto, company, acts);
      const founder = list.devices[0]?.id ?? '';
      if (acts.some(({ act }) => act.by !== founder)) throw new Refusal(400, 'malformed', { detail: 'acts' });
      const sheet = recovery && list.devices.find(({ id }) => id === recovery.device);
      if (recovery && sheet?.role !== 'recovery') throw new Refusal(400, 'malformed', { detail: 'recovery' });
      const change = await listChange(crypto, list, { acts, grants, by: founder, at: relay.clock() });
      const box = recovery && { recovery: recovery.recovery, box: { device: recovery.device, box: recovery.box } };
      const answer = await storage.companies.found({ ...change, generation: idOf(crypto.randomBytes(16)), recovery: box });
      if (answer.outcome === 'taken') throw new Refusal(409, 'differs');
      return { generation: answer.company.generation, head: answer.company.head };
    }
  );

  member(
    {
      method: 'delete',
      path: '/v1/company',
      summary: 'Delete the company with all that this relay has of it',
      may: ({ role }) => role === 'owner',
      body: { json: companyDelete, most: JSON_BYTES },
      refuses: []
    },
    async ({ member: { company, device }, body: { challenge, signature } }) => {
      await proven(relay, 'delete', { company, device, challenge, signature });
      await relay.connections.jobs.end(company);
      await storage.companies.remove(company);
      relay.lists.forget(company);
      relay.tokens.takeBack(company);
      relay.hub.cutOff(company);
    }
  );
}

/** Compared in a time that tells nothing. */
function sameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
