// The electronic invoice within a document that people read: Factur-X-like PDFs with UBL, and those that a supplier's program puts it into.
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import type { PdfAttachment } from '../pdf/open-pdf.ts';
import { readXml } from './read-xml.ts';

/** The one UBL invoice among the files inside a PDF; undefined when there is none, or more than one that could be meant. */
export async function invoiceIn(attachments: readonly PdfAttachment[]): Promise<UblInvoice | undefined> {
  const files = attachments.filter(({ bytes }) => sniff(bytes) === 'application/xml');
  const read = await Promise.all(files.map(({ bytes }) => readXml(bytes)));
  const invoices = read.flatMap((one) => (one.ok ? [one.value] : []));
  return invoices.length === 1 ? invoices[0] : undefined;
}
