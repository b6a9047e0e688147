// A received file, whatever it is: what it is, what is understood of it, and why not where it is not.
import type { IsoDate } from '#domain/dates.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { UnreadableReason } from '#domain/purchase/files/unreadable.ts';
import type { FileType } from '#domain/purchase/model.ts';
import { merged } from '#domain/purchase/recognise/merged.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { understoodOfCodes } from '#domain/purchase/recognise/other-codes.ts';
import type { Own } from '#domain/purchase/recognise/parties.ts';
import { recognise } from '#domain/purchase/recognise/recognise.ts';
import { NOTHING, type Understood } from '#domain/purchase/understood.ts';
import { attachmentBytes } from '#domain/ubl/read/attachment.ts';
import { understoodWithPage } from '#domain/ubl/read/beside-page.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import { understoodOf } from '#domain/ubl/read/understood.ts';
import type { PdfAttachment } from './pdf/open-pdf.ts';

export interface FileToRead {
  bytes: Uint8Array<ArrayBuffer>;
  own: Own;
  today: IsoDate;
  /** The page that was made of a photo, if there is one: its text is read there. */
  upright?: Blob;
  /** Text recognition, where it is switched on and asked for. */
  words?: ReadWords;
}

/** A picture whose words are to be read. */
export interface Drawn {
  picture: Blob | ImageBitmap;
  /** A photo as it was taken: the paper is looked for in it first. */
  straighten: boolean;
  /** From 1. */
  page: number;
  of: number;
}

/** The words of a picture with their places. May throw, and reading ends then. */
export type ReadWords = (drawn: Drawn) => Promise<TextPage>;

export interface ReadFile {
  type: FileType;
  understood: Understood;
  unreadable?: UnreadableReason;
  /** Of a PDF. */
  pages?: number;
  /** Files inside a PDF or an XML invoice. */
  attachments?: PdfAttachment[];
  /** The invoice itself, of an XML file or of one inside a PDF. */
  invoice?: UblInvoice;
  /** What its codes say, the payment's first. */
  codes?: string[];
}

/** Reads a file on the device. Never throws for what the file holds; the bytes stay as they are. @throws what `words` throws */
export async function readFile(file: FileToRead): Promise<ReadFile> {
  const { bytes } = file;
  const type = sniff(bytes);
  if (bytes.length === 0) return { type: 'application/octet-stream', understood: NOTHING, unreadable: 'empty' };
  if (type === 'application/zip') return { type: 'application/octet-stream', understood: NOTHING, unreadable: 'archive' };
  if (type === 'application/octet-stream') return { type, understood: NOTHING, unreadable: 'unknownType' };
  if (type === 'application/pdf') return readDocument(file);
  return type === 'application/xml' ? readInvoice(file) : readPhoto(file, type);
}

async function readInvoice({ bytes }: FileToRead): Promise<ReadFile> {
  const { readXml } = await import('./xml/read-xml.ts');
  const read = await readXml(bytes);
  if (!read.ok) return { type: 'application/xml', understood: NOTHING, unreadable: read.fault };
  const invoice = read.value;
  const attachments = invoice.attachments.flatMap((one): PdfAttachment[] => {
    const content = attachmentBytes(one);
    return content.ok ? [{ name: one.name ?? '', bytes: content.value }] : [];
  });
  return { type: 'application/xml', understood: understoodOf(invoice), attachments, invoice };
}

async function readDocument({ bytes, own, today, words }: FileToRead): Promise<ReadFile> {
  const { readPdf } = await import('./pdf/read-pdf.ts');
  const read = await readPdf(bytes, words);
  if (!read.ok) return { type: 'application/pdf', understood: NOTHING, unreadable: read.fault };
  const { count, pages, scanned, codes, attachments, unreadable } = read.value;
  const text = recognise(pages, { own, today, from: scanned ? 'ocr' : 'text' });
  const understood = merged(text, ...understoodOfCodes(codes, text, own));
  const { invoiceIn } = await import('./xml/invoice-in.ts');
  const invoice = await invoiceIn(attachments);
  return {
    type: 'application/pdf',
    understood: invoice ? understoodWithPage(invoice, understood) : understood,
    pages: count,
    attachments,
    codes,
    ...(invoice && { invoice }),
    ...(unreadable && { unreadable })
  };
}

async function readPhoto({ bytes, own, today, upright, words }: FileToRead, type: FileType): Promise<ReadFile> {
  const { readPicture } = await import('./picture/read-picture.ts');
  const picture = new Blob([bytes], { type });
  const read = await readPicture(picture);
  if (!read.ok) return { type, understood: NOTHING, unreadable: read.fault };
  const { codes } = read.value;
  const page = words && (await words({ picture: upright ?? picture, straighten: !upright, page: 1, of: 1 }));
  const text = page ? recognise([page], { own, today, from: 'ocr' }) : NOTHING;
  return { type, understood: merged(text, ...understoodOfCodes(codes, text, own)), codes };
}
