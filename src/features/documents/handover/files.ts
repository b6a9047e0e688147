// The files of an issued document, made from its seal when they are asked for; the libraries behind them are loaded then.
import type { SealedDocument } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { documentFileName } from './file-name.ts';
import { logoOf } from './logo.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** PDFs made lately, by document: sharing after looking makes nothing anew. The seal never changes, so neither does its PDF. */
const recent = new Map<string, Promise<Bytes>>();
const MOST = 8;

function pdfBytes(store: CompanyStore, sealed: SealedDocument): Promise<Bytes> {
  const known = recent.get(sealed.id);
  if (known) return known;
  const made = render(store, sealed);
  recent.set(sealed.id, made);
  made.catch(() => recent.delete(sealed.id));
  for (const id of recent.keys()) if (recent.size > MOST) recent.delete(id);
  return made;
}

async function render(store: CompanyStore, sealed: SealedDocument): Promise<Bytes> {
  const { renderPdf } = await import('../pdf/render.ts');
  const { bytes, incomplete } = await renderPdf(sealed, { logo: await logoOf(store, sealed.seller) });
  // A font that could not be fetched now may be there the next time.
  if (incomplete) recent.delete(sealed.id);
  return bytes;
}

/** The PDF of a document. */
export async function pdfFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  return new File([await pdfBytes(store, sealed)], documentFileName(sealed, 'pdf'), { type: 'application/pdf' });
}

/** The UBL of a document with its PDF embedded. */
export async function ublFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  const [{ toUbl }, content] = await Promise.all([import('#domain/ubl/to-ubl.ts'), pdfBytes(store, sealed)]);
  const xml = toUbl(sealed, { pdf: { content, filename: documentFileName(sealed, 'pdf') } });
  return new File([xml], documentFileName(sealed, 'xml'), { type: 'application/xml' });
}
