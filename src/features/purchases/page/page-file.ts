// The page of a document as a PDF: the file itself, the PDF that a structured invoice carries, or one drawn from its data.
import { fileName } from '#domain/text/filename.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import { getLocale } from '#locale';

const pdf = (bytes: Uint8Array<ArrayBuffer>, { name }: File): File => new File([bytes], fileName(name.replace(/\.xml$/i, ''), 'pdf'), { type: 'application/pdf' });

/** The invoice of an XML file, undefined for XML that is none. */
async function invoiceOf(original: File): Promise<UblInvoice | undefined> {
  const { readXml } = await import('../reading/xml/read-xml.ts');
  const read = await readXml(new Uint8Array(await original.arrayBuffer()));
  return read.ok ? read.value : undefined;
}

/** The PDF that it carries, where that can be had. */
async function carried(invoice: UblInvoice): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { attachmentBytes, pdfOf } = await import('#domain/ubl/read/attachment.ts');
  const embedded = pdfOf(invoice);
  const bytes = embedded && attachmentBytes(embedded);
  return bytes?.ok ? bytes.value : undefined;
}

async function drawn(invoice: UblInvoice): Promise<Uint8Array<ArrayBuffer>> {
  const { draw } = await import('#features/documents/pdf/draw.ts');
  return draw({ draw: 'invoice', invoice, lang: getLocale() });
}

/** Undefined for XML that is no invoice. @throws when the page cannot be drawn */
export async function pageFile(original: File): Promise<File | undefined> {
  if (original.type !== 'application/xml') return original;
  const invoice = await invoiceOf(original);
  return invoice && pdf((await carried(invoice)) ?? (await drawn(invoice)), original);
}

/** A page for people, for an electronic invoice that has none in it; undefined for any other file. @throws when it cannot be drawn */
export async function drawnPage(original: File): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (original.type !== 'application/xml') return undefined;
  const invoice = await invoiceOf(original);
  return invoice && !(await carried(invoice)) ? drawn(invoice) : undefined;
}
