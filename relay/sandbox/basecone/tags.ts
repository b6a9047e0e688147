// The tag of a document: sales, purchases and the rest (ApiReference/DocumentTag).
import * as z from 'zod';
import type { Answers } from './calls.ts';
import { TAGS } from './documents.ts';
import type { KeptDocument, TagCode } from './documents.ts';
import { documentFor } from './lists.ts';
import { readJson } from './read.ts';
import type { State } from './state.ts';

const schema = z.object({
  tag: z.object({ code: z.enum(Object.keys(TAGS) as [TagCode]) }),
  costCenter: z.string().optional(),
  project: z.string().optional(),
  authorizers: z.array(z.guid()).optional()
});

/** Beyond these no text is read from a document; it is kept all the same. */
const OCR_BYTES = 8 * 1024 * 1024;
const OCR_PAGES = 25;

export function tagAnswers(state: State): Answers<'tag'> {
  return {
    async tag(c) {
      const document = documentFor(state, c.var.caller, c.req.param('documentId') ?? '');
      const { tag, costCenter = document.costCenter, project = document.project, authorizers = document.authorizers } = await readJson(c, schema);
      Object.assign(document, { tag: tag.code, tagged: document.tagged + 1, costCenter, project, authorizers, modifiedOn: state.clock() });
      const warnings = warningsOf(document);
      return c.json({ documentId: document.documentId, tag: { code: tag.code, codeValue: TAGS[tag.code] }, ...(warnings.length > 0 && { warnings }) });
    }
  };
}

function warningsOf({ files, pages, type }: KeptDocument): { code: string; message: string }[] {
  const warnings: { code: string; message: string }[] = [];
  if ((files[0]?.size ?? 0) > OCR_BYTES) warnings.push({ code: 'not_ocr_capable_exceeds_size_limit', message: 'The document exceeds 8 MB.' });
  if (pages > OCR_PAGES) warnings.push({ code: 'not_ocr_capable_exceeds_page_count_limit', message: 'The document exceeds 25 pages.' });
  if (type === 'Structured') warnings.push({ code: 'is_ubl', message: 'The document is a UBL.' });
  return warnings;
}
