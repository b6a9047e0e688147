// The worker that makes PDFs and UBL files, so that the page does not wait for them, and many are made at once.
import { toUbl } from '#domain/ubl/to-ubl.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { ublPageDefinition } from '#domain/ubl/read/page-definition.ts';
import { answerAll } from '#features/app/crew-member.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { renderDefinition, renderPdf } from './render.ts';

const ublOf = (sealed: SealedDocument, content: Uint8Array, filename: string) => new TextEncoder().encode(toUbl(sealed, { pdf: { content, filename } }));

async function drawn(asked: Drawing): Promise<Drawn[Drawing['draw']]> {
  switch (asked.draw) {
    case 'document':
      return renderPdf(asked.doc, { logo: asked.logo });
    case 'both': {
      const pdf = await renderPdf(asked.sealed, { logo: asked.logo });
      return { pdf, ubl: ublOf(asked.sealed, pdf.bytes, asked.filename) };
    }
    case 'ubl':
      return ublOf(asked.sealed, asked.pdf, asked.filename);
    case 'invoice':
      return (await renderDefinition(ublPageDefinition(asked.invoice, asked.lang))).bytes;
  }
}

/** Whose bytes are handed over instead of copied. */
const bytesIn = (answer: Drawn[Drawing['draw']]) => (answer instanceof Uint8Array ? [answer] : 'ubl' in answer ? [answer.pdf.bytes, answer.ubl] : [answer.bytes]);

answerAll(async (asked: Drawing) => {
  const answer = await drawn(asked);
  return { answer, transfer: bytesIn(answer).map(({ buffer }) => buffer) };
});
