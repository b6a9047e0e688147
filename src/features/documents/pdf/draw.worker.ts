// The worker that makes PDFs and UBL files, so that the page does not wait for them, and many are made at once.
import { toUbl } from '#domain/ubl/to-ubl.ts';
import { ublPageDefinition } from '#domain/ubl/read/page-definition.ts';
import { answerAll } from '#features/app/crew-member.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { renderDefinition, renderPdf } from './render.ts';

answerAll(async (asked: Drawing): Promise<{ answer: Drawn[Drawing['draw']]; transfer: Transferable[] }> => {
  if (asked.draw === 'document') {
    const made = await renderPdf(asked.doc, { logo: asked.logo });
    return { answer: made, transfer: [made.bytes.buffer] };
  }
  const bytes = asked.draw === 'ubl' ? new TextEncoder().encode(toUbl(asked.sealed, { pdf: { content: asked.pdf, filename: asked.filename } })) : (await renderDefinition(ublPageDefinition(asked.invoice, asked.lang))).bytes;
  return { answer: bytes, transfer: [bytes.buffer] };
});
