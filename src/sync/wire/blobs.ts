// Files: encrypted pieces under an id that only members can work out.
import * as z from 'zod/mini';
import { CHUNKS } from '../limits.ts';
import { exactly } from './fields.ts';

/** Id of a file: 32 bytes that follow from its content and the company's secret (blobs/blob.ts). */
export const blobId = exactly(32);

/** `PUT /v1/blobs/:id/:chunk?of=count` sends a piece (from 0 on) as its body; the same piece again changes nothing. */
export const chunkParams = z.object({ id: blobId, chunk: z.string().check(z.regex(/^\d{1,2}$/)) });
export const chunkQuery = z.object({ of: z.string().check(z.regex(/^\d{1,2}$/)) });

const pieces = z.int().check(z.gte(1), z.lte(CHUNKS));
/** `GET /v1/blobs/:id`: which pieces are there, so that a sender goes on where it was cut. `GET /v1/blobs/:id/:chunk` is a piece. */
export const blobAnswer = z.object({ of: pieces, have: z.array(z.int().check(z.gte(0), z.lte(CHUNKS - 1))) });
export type BlobAnswer = z.output<typeof blobAnswer>;
