// The electronic invoice of a received file, with the text of the page that came with it: an XML file with a PDF inside, or the other way round.
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';

export interface Electronic {
  invoice: UblInvoice;
  /** The text of what people read; without any where it came as data alone. */
  pages(): Promise<TextPage[]>;
}

/** Undefined for a file that neither is nor holds an invoice. What the file holds makes nothing fail. */
export async function electronicOf(bytes: Uint8Array<ArrayBuffer>): Promise<Electronic | undefined> {
  return sniff(bytes) === 'application/pdf' ? ofPdf(bytes) : ofXml(bytes);
}

async function ofXml(bytes: Uint8Array<ArrayBuffer>): Promise<Electronic | undefined> {
  const [{ readXml }, { attachmentBytes, pdfOf }] = await Promise.all([import('./xml/read-xml.ts'), import('#domain/ubl/read/attachment.ts')]);
  const read = await readXml(bytes);
  if (!read.ok) return undefined;
  const invoice = read.value;
  const pages = async () => {
    const inside = pdfOf(invoice);
    const content = inside && attachmentBytes(inside);
    return content?.ok ? ((await withText(content.value))?.pages ?? []) : [];
  };
  return { invoice, pages };
}

async function ofPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Electronic | undefined> {
  const [read, { invoiceIn }] = await Promise.all([withText(bytes), import('./xml/invoice-in.ts')]);
  const invoice = read && (await invoiceIn(read.attachments));
  return invoice && { invoice, pages: () => Promise.resolve(read.pages) };
}

/** The text and the files of a PDF; its pages are not drawn. */
async function withText(bytes: Uint8Array) {
  const [{ openPdf }, { textOf }] = await Promise.all([import('./pdf/open-pdf.ts'), import('./pdf/read-pdf.ts')]);
  const open = await openPdf(bytes);
  if (!open.ok) return undefined;
  try {
    return { pages: await textOf(open.value), attachments: await open.value.attachments() };
  } catch {
    return undefined;
  } finally {
    await open.value.close();
  }
}
