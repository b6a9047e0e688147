// The recovery sheet: its box is put by an owner and found again by who holds the secret.
import * as z from 'zod/mini';
import { JSON_BYTES } from '#sync/limits.ts';
import { recoverAnswer, recoverPost, recoveryPut } from '#sync/wire/company.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

const kept = z.pick(recoveryPut, { device: true, box: true });

export function recoveryRoutes({ anyone, member }: Api, relay: Relay): void {
  member(
    {
      method: 'put',
      path: '/v1/recovery',
      summary: 'A new recovery sheet',
      may: ({ role }) => role === 'owner',
      body: { json: recoveryPut, most: JSON_BYTES },
      refuses: [409]
    },
    async ({ member: { company }, body: { recovery, device, box } }) => {
      const list = await relay.lists.now(company);
      const sheet = list?.devices.find(({ id }) => id === device);
      if (sheet?.role !== 'recovery' || sheet.revoked) throw new Refusal(400, 'malformed', { detail: 'device' });
      const outcome = await relay.storage.recovery.put(company, { recovery, box: { device, box } });
      if (outcome === 'taken') throw new Refusal(409, 'differs');
      if (outcome === 'no company') throw new Refusal(401, 'token');
    }
  );

  anyone(
    {
      method: 'post',
      path: '/v1/recover',
      summary: 'The box of a recovery sheet',
      body: { json: recoverPost, most: JSON_BYTES },
      answer: recoverAnswer,
      refuses: [404]
    },
    async ({ body: { recovery } }) => {
      const found = await relay.storage.recovery.find(recovery);
      const box = kept.safeParse(found?.box);
      if (!found || !box.success) throw new Refusal(404, 'absent');
      return { company: found.company, ...box.data };
    }
  );
}
