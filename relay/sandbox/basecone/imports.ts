// The import: one request makes one document, the first file is its original, the rest are attachments (ApiReference/DocumentImport).
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import { companyToImport } from './access.ts';
import type { Answers, Env } from './calls.ts';
import { nameOf } from './documents.ts';
import type { KeptDocument, KeptFile } from './documents.ts';
import { kindOf, pagesOf } from './kinds.ts';
import { readQuery } from './read.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State } from './state.ts';

/** A correlation id is any text that fits an address. */
const MOST_ID = 255;

interface Part {
  part: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** `imported`: told of each document that is new. */
export function importAnswers(state: State, imported: (document: KeptDocument) => void): Answers<'import' | 'importWithId'> {
  const take = async (c: Context<Env>, companyId: string, correlationId: string | undefined): Promise<Response> => {
    const company = companyToImport(state, c.var.caller, companyId);
    const { files, metadata } = await readParts(c);
    const now = state.clock();
    const document: KeptDocument = {
      ...{ documentId: state.newId(), companyId: company.companyId, correlationId, type: kindOf(files), pages: files[0] ? pagesOf(files[0]) : 0 },
      files: files.map((file, at) => kept(file, at, state.keepBytes)),
      ...{ status: 'Imported', tag: undefined, tagged: 0, costCenter: undefined, project: undefined, authorizers: [], metadata },
      ...{ userId: c.var.caller.user?.userId, createdOn: now, modifiedOn: now, transactionId: undefined }
    };
    // The same id or the same bytes a second time make a second document: nothing is known of a check by Basecone.
    state.documents.push(document);
    imported(document);
    state.onImport({ documentId: document.documentId, companyId: document.companyId, name: nameOf(document) });
    return c.json({ companyId: document.companyId, documentId: document.documentId, _links: [{ rel: 'self', href: `/v1/documents/${document.documentId}` }] });
  };
  return {
    import: (c) => take(c, readQuery(c, z.object({ companyid: z.string() })).companyid, undefined),
    importWithId(c) {
      const { companyId = '', correlationId = '' } = c.req.param();
      if (correlationId.length > MOST_ID) throw new BaseconeRefusal(400, 'invalid_request', 'documentCorrelationId: too long');
      return take(c, companyId, correlationId);
    }
  };
}

async function readParts(c: Context): Promise<{ files: Part[]; metadata: KeptDocument['metadata'] }> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) throw new BaseconeRefusal(400, 'invalid_request', 'The body must be multipart/form-data.');
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    throw new BaseconeRefusal(400, 'invalid_request', 'The body is no whole multipart/form-data.');
  }
  const files: Part[] = [];
  for (const [part, value] of form) {
    if (typeof value !== 'string') files.push({ part, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const [key, value] = [form.get('Key'), form.get('Value')];
  return { files, metadata: typeof key === 'string' ? { key, value: typeof value === 'string' ? value : '' } : undefined };
}

function kept({ bytes, ...part }: Part, at: number, keepBytes: boolean): KeptFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...part, role: at === 0 ? 'original' : 'attachment', size: bytes.length, sha256, bytes: keepBytes ? bytes : new Uint8Array() };
}
