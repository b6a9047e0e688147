// Which documents a ZIP of the list was asked for, while it is made.
import * as z from 'zod/mini';
import { DOCUMENT_KINDS } from '#domain/document/kinds.ts';
import { NotedWork } from '#features/app/noted-work.ts';

export const notedZips = new NotedWork('zip', z.object({ kind: z.enum(DOCUMENT_KINDS), ids: z.array(z.string()) }));
