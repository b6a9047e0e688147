// The files of an issued document, made from its seal when they are asked for; the libraries behind them are loaded then.
import type { SealedDocument } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';
import type { RenderedPdf } from '../pdf/render.ts';
import type { Lack } from '../pdf/unprintable.ts';
import { documentFileName } from './file-name.ts';
import { logoOf } from './logo.ts';

/** PDFs made lately, by document: sharing after looking makes nothing anew. The seal never changes, so neither does its PDF. */
const recent = new Map<string, Promise<RenderedPdf>>();
const MOST = 8;

function pdfOf(store: CompanyStore, sealed: SealedDocument): Promise<RenderedPdf> {
  const known = recent.get(sealed.id);
  if (known) return known;
  const made = render(store, sealed);
  recent.set(sealed.id, made);
  made.catch(() => recent.delete(sealed.id));
  for (const id of recent.keys()) if (recent.size > MOST) recent.delete(id);
  return made;
}

async function render(store: CompanyStore, sealed: SealedDocument): Promise<RenderedPdf> {
  const { renderPdf } = await import('../pdf/render.ts');
  const made = await renderPdf(sealed, { logo: await logoOf(store, sealed.issuer ?? sealed.seller) });
  // A font that could not be fetched now may be there the next time.
  if (made.incomplete) recent.delete(sealed.id);
  return made;
}

/** What the PDF of a document cannot show; nothing, nearly always. Making it is what takes time, so ask beside `pdfFile`. */
export async function lackOf(store: CompanyStore, sealed: SealedDocument): Promise<Lack> {
  const { missing, incomplete } = await pdfOf(store, sealed);
  return { missing, incomplete };
}

/** The PDF of a document. */
export async function pdfFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  const { bytes } = await pdfOf(store, sealed);
  return new File([bytes], documentFileName(sealed, 'pdf'), { type: 'application/pdf' });
}

/** The UBL of a document with its PDF embedded. */
export async function ublFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  const [{ toUbl }, { bytes: content }] = await Promise.all([import('#domain/ubl/to-ubl.ts'), pdfOf(store, sealed)]);
  const xml = toUbl(sealed, { pdf: { content, filename: documentFileName(sealed, 'pdf') } });
  return new File([xml], documentFileName(sealed, 'xml'), { type: 'application/xml' });
}
