// What a file is by its first bytes; its name is not believed.
import type { FileType } from '../model.ts';

export type Sniffed = FileType | 'application/zip';

/** Brands of ISO base media files that hold a HEVC picture. */
const HEIC_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
/** Writers and mail programs put a little before the head; readers look for it in the first kilobyte (ISO 32000-1, annex H). */
const PDF_WITHIN = 1024;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
const begins = (bytes: Uint8Array, ...magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

/** The type of a file; `application/octet-stream` for everything that purchases do not come in, executables named .pdf included. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0x50, 0x4b, 5, 6)) return 'application/zip';
  if (ascii(bytes, 4, 8) === 'ftyp' && HEIC_BRANDS.test(ascii(bytes, 8, 12))) return 'image/heic';
  const head = ascii(bytes, 0, PDF_WITHIN);
  if (isXml(bytes, head)) return 'application/xml';
  // Before the head of a PDF: blanks, a mark of UTF-8, lines of a mail; nothing that is a program.
  const at = head.indexOf('%PDF-');
  return at === 0 || (at > 0 && !/[\0\u0001-\u0008]|^MZ|^#!|^\u007fELF/.test(head.slice(0, at))) ? 'application/pdf' : 'application/octet-stream';
}

/** Begins with a tag, in UTF-8, Latin or UTF-16; a web page is none. */
function isXml(bytes: Uint8Array, head: string): boolean {
  const wide = begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff) || begins(bytes, 0x3c, 0, 0x3f, 0) || begins(bytes, 0, 0x3c, 0, 0x3f);
  const text = (wide ? head.replace(/\0|^\xff\xfe|^\xfe\xff/g, '') : head.replace(/^\xef\xbb\xbf/, '')).trimStart();
  return /^<(?:\?xml[\s?]|!--|[a-z_][\w.-]*[\s:/>])/i.test(text) && !/^(?:<\?xml[^>]*>\s*)?<(?:!doctype )?(?:html|svg)\b/i.test(text);
}
