// The page of a document as a PDF: the file itself, the PDF that a structured invoice carries, or one drawn from its data.
import { fileName } from '#domain/text/filename.ts';
import { getLocale } from '#locale';

/** Undefined for XML that is no invoice. */
export async function pageFile(original: File): Promise<File | undefined> {
  if (original.type !== 'application/xml') return original;
  const { readUbl } = await import('#domain/ubl/read/read-ubl.ts');
  const read = readUbl(new Uint8Array(await original.arrayBuffer()));
  if (!read.ok) return undefined;
  const { attachmentBytes, pdfOf } = await import('#domain/ubl/read/attachment.ts');
  const embedded = pdfOf(read.value);
  const bytes = embedded && attachmentBytes(embedded);
  const name = fileName(original.name.replace(/\.xml$/i, ''), 'pdf');
  if (bytes?.ok) return new File([bytes.value], name, { type: 'application/pdf' });
  const { draw } = await import('#features/documents/pdf/draw.ts');
  return new File([await draw({ draw: 'invoice', invoice: read.value, lang: getLocale() })], name, { type: 'application/pdf' });
}
