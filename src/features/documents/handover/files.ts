// The files of an issued document, made from its seal when they are asked for; the libraries behind them are loaded then.
import type { SealedDocument } from '#domain/document/model.ts';
import { hasUbl } from '#domain/ubl/writable.ts';
import type { NamedBytes } from '#features/app/define.ts';
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
  const [{ draw }, logo] = await Promise.all([import('../pdf/draw.ts'), logoOf(store, sealed.issuer ?? sealed.seller)]);
  const made = await draw({ draw: 'document', doc: sealed, logo });
  // A font that could not be fetched now may be there the next time.
  if (made.incomplete) recent.delete(sealed.id);
  return made;
}

/** What the PDF of a document cannot show; nothing, nearly always. Making it is what takes time, so ask beside `pdfFile`. */
export async function lackOf(store: CompanyStore, sealed: SealedDocument): Promise<Lack> {
  const { missing, incomplete } = await pdfOf(store, sealed);
  return { missing, incomplete };
}

/** The PDF of a document under its name. */
async function namedPdf(store: CompanyStore, sealed: SealedDocument): Promise<NamedBytes> {
  return { name: documentFileName(sealed, 'pdf'), bytes: (await pdfOf(store, sealed)).bytes };
}

/** Its UBL, the PDF embedded. */
async function namedUbl(store: CompanyStore, sealed: SealedDocument): Promise<NamedBytes> {
  const [{ draw }, { name: filename, bytes: pdf }] = await Promise.all([import('../pdf/draw.ts'), namedPdf(store, sealed)]);
  return { name: documentFileName(sealed, 'xml'), bytes: await draw({ draw: 'ubl', sealed, pdf, filename }) };
}

/** What is handed over of a document: its PDF, and its UBL when it has one. */
export async function filesOf(store: CompanyStore, sealed: SealedDocument): Promise<NamedBytes[]> {
  return hasUbl(sealed) ? Promise.all([namedPdf(store, sealed), namedUbl(store, sealed)]) : [await namedPdf(store, sealed)];
}

/** The PDF of a document. */
export async function pdfFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  const { name, bytes } = await namedPdf(store, sealed);
  return new File([bytes], name, { type: 'application/pdf' });
}

/** The UBL of a document with its PDF embedded. */
export async function ublFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  const { name, bytes } = await namedUbl(store, sealed);
  return new File([bytes], name, { type: 'application/xml' });
}
