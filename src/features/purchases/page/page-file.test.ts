// For which files a page is drawn: those of an electronic invoice that carries none.
import { expect, test } from 'vitest';
import { electronicInvoice } from '../../../../tests/e2e/supplier-papers.ts';
import { drawnPage } from './page-file.ts';

const xml = (content: string) => new File([content], 'facture.xml', { type: 'application/xml' });
const invoice = electronicInvoice().buffer.toString('utf8');
const carrying = (base64: string) =>
  invoice.replace(/(?=\s*<cac:AccountingSupplierParty>)/, `<cac:AdditionalDocumentReference><cbc:ID>page</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="page.pdf">${base64}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`);

test('none beside the page that it carries, nor for what is no invoice', async () => {
  expect(await drawnPage(xml(carrying(Buffer.from('%PDF-1.7\n').toString('base64'))))).toBeUndefined();
  expect(await drawnPage(xml('<note/>'))).toBeUndefined();
  expect(await drawnPage(new File(['%PDF-1.7'], 'facture.pdf', { type: 'application/pdf' }))).toBeUndefined();
});

test('one where none came, or where what came cannot be read', async () => {
  // There are no workers here: that it is asked for shows.
  await expect(drawnPage(xml(invoice))).rejects.toThrow('Worker is not defined');
  await expect(drawnPage(xml(carrying('JVBERi0!')))).rejects.toThrow('Worker is not defined');
});
