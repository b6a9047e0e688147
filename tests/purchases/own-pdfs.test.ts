// The PDFs that we send, read as their receivers would: in four languages and every regime, nothing is read wrong.
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { recognise } from '#domain/purchase/recognise/recognise.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { pageText } from '#features/purchases/reading/pdf/page-text.ts';
import { renderPdf } from '#features/documents/pdf/render.ts';
import { SET } from '../pdf/set.ts';

async function pagesOf(data: Uint8Array): Promise<TextPage[]> {
  const task = getDocument({ data, verbosity: 0 });
  const pdf = await task.promise;
  const pages: TextPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    pages.push(pageText(await page.getTextContent(), page.getViewport({ scale: 1 })));
  }
  await task.destroy();
  return pages;
}

// The one made to break layouts has a name that is cut where the page ends.
const documents = Object.entries(SET).filter(([name]) => name !== 'hostile');

describe('a PDF of ours', () => {
  it.each(documents)('%s', async (_, doc) => {
    const { bytes } = await renderPdf(doc, { readFont: (address) => readFile(new URL(address)) });
    const buyer = doc.buyer?.vatNumber && doc.buyer.vatNumber !== doc.seller.vatNumber ? { name: doc.buyer.name, vatNumber: doc.buyer.vatNumber } : {};
    const { supplier, type, number, issueDate, dueDate, total, communication, lines } = recognise(await pagesOf(bytes), { own: buyer, today: '2026-11-20' });
    const { seller, totals } = doc;
    const read = { type, number, issueDate, dueDate, total, communication, vatNumber: supplier.vatNumber, iban: supplier.iban };
    const truth = { ...doc, type: doc.kind, total: totals.gross, vatNumber: seller.vatNumber, iban: seller.iban } as Record<string, unknown>;
    const wrong = Object.entries(read).filter(([key, one]) => one !== undefined && one.value !== truth[key]);
    expect(wrong).toEqual([]);
    if (supplier.name) expect(supplier.name.value).toMatch(new RegExp(`^${seller.name}( ${seller.legalForm})?$`));
    if (lines) expect(lines.value.reduce((sum, { net, vat, treatment }) => sum + net + (treatment === 'domestic' ? vat : 0), 0)).toBe(totals.gross);
    expect([issueDate?.value, type?.value]).toEqual([doc.issueDate, doc.kind]);
  });
});
