// For which files a page is drawn: those of an electronic invoice that carries none.
import { expect, test } from 'vitest';
import { electronicInvoice } from '../../../../tests/e2e/supplier-papers.ts';
import { drawnPage } from './page-file.ts';

const xml = (content: string) => new File([content], 'facture.xml', { type: 'application/xml' });
const invoice = (inside = '') => electronicInvoice({ inside }).buffer.toString('utf8');

test('none beside the page that it carries, nor for what is no invoice', async () => {
  expect(await drawnPage(xml(invoice('%PDF-1.7\n')))).toBeUndefined();
  expect(await drawnPage(xml('<note/>'))).toBeUndefined();
  expect(await drawnPage(new File(['%PDF-1.7'], 'facture.pdf', { type: 'application/pdf' }))).toBeUndefined();
});

test('one where none came, or something else than a page', async () => {
  // There are no workers here: that it is asked for shows.
  await expect(drawnPage(xml(invoice()))).rejects.toThrow('Worker is not defined');
  await expect(drawnPage(xml(invoice('no page')))).rejects.toThrow('Worker is not defined');
});
