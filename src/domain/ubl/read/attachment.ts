// The bytes of files within an invoice, decoded when they are wanted.
import { pass, refuse, type Result } from '../../result.ts';
import type { UblAttachment, UblInvoice } from './invoice.ts';

/** `empty`: only an address of a file elsewhere, or nothing; `notBase64`: characters that are none of its, or cut off. */
export type AttachmentFault = 'empty' | 'notBase64' | 'tooLarge';

/** What one file within an invoice may have, in bytes. */
const MAX_ATTACHMENT = 30 * 1024 * 1024;

const VALUES = new Int8Array(128).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) VALUES[char.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;
const BLANK = /[\x20\t\r\n]/;

/** @returns the file's bytes; line ends within the base64 text are passed over. */
export function attachmentBytes({ base64 = '' }: UblAttachment, limit = MAX_ATTACHMENT): Result<Uint8Array<ArrayBuffer>, AttachmentFault> {
  const text = base64.replace(/(?:=\s*){1,2}$/, '');
  if (text === '') return refuse('empty');
  // Files of 76 characters a line have at most this share of line ends.
  if (text.length > limit * 1.5) return refuse('tooLarge');
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [bits, held, length] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) {
      if (BLANK.test(text[i]!)) continue;
      return refuse('notBase64');
    }
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[length++] = (bits >> held) & 0xff;
    }
  }
  if (held >= 6 || length === 0) return refuse('notBase64');
  return length > limit ? refuse('tooLarge') : pass(out.slice(0, length));
}

/** The start of a PDF in base64: `%PDF-`. */
const PDF_START = 'JVBERi0';

/** Whether the attachment is a PDF, by what it begins with: types and names are often wrong. */
const isPdf = ({ base64 = '' }: UblAttachment): boolean => base64.startsWith(PDF_START);

/** The PDF of the invoice itself, which older files must and others may have: the first one. Undefined: a page is to be drawn (`ublPageDefinition`). */
export const pdfOf = ({ attachments }: Pick<UblInvoice, 'attachments'>): UblAttachment | undefined => attachments.find(isPdf);
