// Files: encrypted pieces, each once, so that a sender goes on where it was cut.
import { CHUNK_BYTES, CHUNKS } from '#sync/limits.ts';
import { allowed } from '#sync/roles.ts';
import { BLOBS_SCOPE } from '#sync/scopes.ts';
import * as z from 'zod/mini';
import { blobAnswer, blobId, chunkParams, chunkQuery } from '#sync/wire/blobs.ts';
import { bytesAnswer } from '../api/route.ts';
import type { Api } from '../api/route.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

const PIECE = 'application/octet-stream';

export function blobRoutes({ member }: Api, relay: Relay): void {
  const mayRead = (entry: Parameters<typeof allowed>[0]): boolean => allowed(entry, BLOBS_SCOPE, 'read');

  member(
    {
      method: 'put',
      path: '/v1/blobs/{id}/{chunk}',
      summary: 'Send a piece of a file',
      may: (entry) => allowed(entry, BLOBS_SCOPE, 'push'),
      params: chunkParams,
      query: chunkQuery,
      body: { media: PIECE, most: CHUNK_BYTES },
      refuses: [409]
    },
    async ({ member: { company }, params, query, body }) => {
      const [chunk, of] = [Number(params.chunk), Number(query.of)];
      if (of < 1 || of > CHUNKS || chunk >= of || body.length === 0) throw new Refusal(400, 'malformed', { detail: 'chunk' });
      const outcome = await relay.storage.blobs.put({ company, id: params.id, chunk, of, at: relay.clock(), bytes: body, quota: relay.quota });
      if (outcome === 'differs') throw new Refusal(409, 'differs');
      if (outcome === 'no company') throw new Refusal(401, 'token');
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/blobs/{id}',
      summary: 'Which pieces of a file are here',
      may: mayRead,
      params: z.object({ id: blobId }),
      answer: blobAnswer,
      refuses: [404]
    },
    async ({ member: { company }, params: { id } }) => {
      const state = await relay.storage.blobs.state(company, id);
      if (!state) throw new Refusal(404, 'absent');
      return state;
    }
  );

  member(
    {
      method: 'get',
      path: '/v1/blobs/{id}/{chunk}',
      summary: 'A piece of a file',
      may: mayRead,
      params: chunkParams,
      answer: { media: PIECE },
      refuses: [404]
    },
    async ({ c, member: { company }, params: { id, chunk } }) => {
      const bytes = await relay.storage.blobs.read(company, id, Number(chunk));
      if (!bytes) throw new Refusal(404, 'absent');
      return bytesAnswer(c, bytes, PIECE);
    }
  );
}
