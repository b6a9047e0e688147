// The log: envelopes pushed in batches, pages out from either side.
import type * as z from 'zod/mini';
import { readBatch } from '#sync/codec/batch.ts';
import { writePage } from '#sync/codec/page.ts';
import { SyncError } from '#sync/error.ts';
import { PAGE_BYTES, PAGE_ENVELOPES, PUSH_BYTES } from '#sync/limits.ts';
import { allowed } from '#sync/roles.ts';
import { KEYS_SCOPE } from '#sync/scopes.ts';
import { BINARY_TYPE, logQuery, pushAnswer } from '#sync/wire/log.ts';
import type { PushAnswer, pushFault } from '#sync/wire/log.ts';
import type { Member } from '../api/member.ts';
import { bytesAnswer } from '../api/route.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';
import type { NewEnvelope } from '../storage/log-port.ts';
import { judge } from './judge.ts';
import { newEnvelope } from './new-envelope.ts';

type Fault = z.output<typeof pushFault>;

export function logRoutes({ member }: Api, relay: Relay): void {
  member(
    {
      method: 'post',
      path: '/v1/log',
      summary: 'Push a batch of envelopes',
      may: () => true,
      body: { media: BINARY_TYPE, most: PUSH_BYTES },
      answer: pushAnswer
    },
    async ({ member, body }) => {
      const read = readBatch(body).map((bytes) => readMine(bytes, member));
      const envelopes = read.filter((one) => one !== undefined);
      const stored = await relay.storage.log.append<Fault>(
        { company: member.company, author: member.device, at: relay.clock(), envelopes, quota: relay.quota },
        judge
      );
      if (stored.outcome !== 'stored') throw stored.outcome === 'revoked' ? new Refusal(403, 'revoked') : new Refusal(401, 'token');
      if (stored.fresh.length > 0) relay.hub.tell(member.company);
      const rows = stored.rows.values();
      const results = read.map((envelope): PushAnswer['results'][number] => {
        const row = envelope && rows.next().value;
        return envelope && row ? { id: envelope.id, ...row } : { fault: 'malformed' };
      });
      refuseWhole(results);
      return { generation: stored.generation, head: stored.head, results };
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/log',
      summary: 'A page of the log, forwards (after) or backwards (before)',
      may: () => true,
      query: logQuery,
      answer: { media: BINARY_TYPE }
    },
    async ({ c, member, query: { after, before, limit = PAGE_ENVELOPES, replaced } }) => {
      if (after !== undefined && before !== undefined) throw new Refusal(400, 'malformed', { detail: 'before' });
      const scopes = (scope: string): boolean => allowed(member.entry, scope, 'read');
      const page = await relay.storage.log.page({
        company: member.company,
        after,
        before,
        limit,
        bytes: PAGE_BYTES,
        scopes,
        hidden: replaced === '1'
      });
      if (!page) throw new Refusal(401, 'token');
      const { generation, head, reached, more, rows } = page;
      return bytesAnswer(
        c,
        writePage({ generation, head, cursor: reached, more, rows: rows.map(({ seq, bytes }) => ({ seq, envelope: bytes })) }),
        BINARY_TYPE
      );
    }
  );
}

/** A batch of which nothing can ever be written, for want of rights or form, is refused as one. @throws Refusal */
function refuseWhole(results: PushAnswer['results']): void {
  const faults = new Set(results.map((result) => ('fault' in result ? result.fault : undefined)));
  if (faults.size === 0 || [...faults].some((fault) => fault !== 'role' && fault !== 'malformed')) return;
  throw faults.has('role') ? new Refusal(403, 'role') : new Refusal(400, 'malformed', { detail: 'envelope' });
}

/** The envelope when it can be read and is of this very device; its list is written through /v1/keys alone. */
function readMine(bytes: Uint8Array, { company, device }: Member): NewEnvelope | undefined {
  try {
    const envelope = newEnvelope(bytes);
    return envelope.company === company && envelope.device === device && envelope.scope !== KEYS_SCOPE ? envelope : undefined;
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}
