// The files of an issued document, made from its seal when they are asked for; the libraries behind them are loaded then.
import type { SealedDocument } from '#domain/document/model.ts';
import { hasUbl } from '#domain/ubl/writable.ts';
import type { NamedBytes } from '#features/app/define.ts';
import type { CompanyStore } from '#store/company.ts';
import type { RenderedPdf } from '../pdf/render.ts';
import type { Lack } from '../pdf/unprintable.ts';
import { documentFileName } from './file-name.ts';
import { logoOf } from './logo.ts';

interface Made {
  pdf: RenderedPdf;
  ubl?: Uint8Array<ArrayBuffer>;
}

/** Made lately, by document: sharing after looking makes nothing anew. The seal never changes, so neither do its files. */
const recent = new Map<string, Promise<Made>>();
const MOST = 8;

/** @param ubl whether its UBL is wanted too: both made at once take less */
function madeOf(store: CompanyStore, sealed: SealedDocument, ubl = false): Promise<Made> {
  return recent.get(sealed.id) ?? keep(sealed, make(store, sealed, ubl));
}

function keep({ id }: SealedDocument, made: Promise<Made>): Promise<Made> {
  recent.set(id, made);
  const forget = () => void (recent.get(id) === made && recent.delete(id));
  // A font that could not be fetched now may be there the next time.
  made.then(({ pdf }) => void (pdf.incomplete && forget()), forget);
  for (const other of recent.keys()) if (recent.size > MOST) recent.delete(other);
  return made;
}

async function make(store: CompanyStore, sealed: SealedDocument, ubl: boolean): Promise<Made> {
  const [{ draw }, logo] = await Promise.all([import('../pdf/draw.ts'), logoOf(store, sealed.issuer ?? sealed.seller)]);
  if (ubl) return draw({ draw: 'both', sealed, logo, filename: documentFileName(sealed, 'pdf') });
  return { pdf: await draw({ draw: 'document', doc: sealed, logo }) };
}

async function ublOf(store: CompanyStore, sealed: SealedDocument): Promise<Uint8Array<ArrayBuffer>> {
  const [{ draw }, { pdf, ubl }] = await Promise.all([import('../pdf/draw.ts'), madeOf(store, sealed, true)]);
  return ubl ?? draw({ draw: 'ubl', sealed, pdf: pdf.bytes, filename: documentFileName(sealed, 'pdf') });
}

/** What the PDF of a document cannot show; nothing, nearly always. Making it is what takes time, so ask beside `pdfFile`. */
export async function lackOf(store: CompanyStore, sealed: SealedDocument): Promise<Lack> {
  const { missing, incomplete } = (await madeOf(store, sealed)).pdf;
  return { missing, incomplete };
}

/** @returns what is handed over of a document, its PDF and its UBL when it has one, and what the PDF lacks */
export async function handedOver(store: CompanyStore, sealed: SealedDocument): Promise<{ files: NamedBytes[]; lack: Lack }> {
  const making = madeOf(store, sealed, hasUbl(sealed));
  const ubl = hasUbl(sealed) ? [{ name: documentFileName(sealed, 'xml'), bytes: await ublOf(store, sealed) }] : [];
  const { pdf } = await making;
  return { files: [{ name: documentFileName(sealed, 'pdf'), bytes: pdf.bytes }, ...ubl], lack: pdf };
}

/** The PDF of a document. */
export async function pdfFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  return new File([(await madeOf(store, sealed)).pdf.bytes], documentFileName(sealed, 'pdf'), { type: 'application/pdf' });
}

/** The UBL of a document with its PDF embedded. */
export async function ublFile(store: CompanyStore, sealed: SealedDocument): Promise<File> {
  return new File([await ublOf(store, sealed)], documentFileName(sealed, 'xml'), { type: 'application/xml' });
}
