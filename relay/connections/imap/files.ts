// Which attachments of a mail are worth keeping: by their first bytes and their names, whatever the mail says of their type.
import { MAIL_LIMITS } from '#sync/inbox/message.ts';
import type { InboxFileType, Mail } from '#sync/inbox/message.ts';
import { plainLine } from './texts.ts';

export interface Attachment {
  filename: string | null;
  mimeType: string;
  /** Shown within the text of the mail. */
  inline: boolean;
  bytes: Uint8Array;
}

export interface Sorted {
  files: { name: string; type: InboxFileType; bytes: Uint8Array }[];
  left: Mail['left'];
}

/** Pictures in the text of a mail that are smaller are logos and signatures. */
const INLINE_BYTES = 20 << 10;
const ENDINGS: Record<InboxFileType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/xml': 'xml',
  'application/zip': 'zip'
};
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What is kept of the attachments, and what is left with the reason; inline pictures that are small are left without a word. */
export function sortFiles(attachments: readonly Attachment[]): Sorted {
  const sorted: Sorted = { files: [], left: [] };
  for (const attachment of attachments) {
    const { bytes, inline } = attachment;
    const type = typeOf(attachment);
    if (inline && bytes.length < INLINE_BYTES && attachment.mimeType.startsWith('image/')) continue;
    const name = nameOf(attachment, type);
    const why = type === undefined ? 'type' : bytes.length > MAIL_LIMITS.file ? 'size' : sorted.files.length >= MAIL_LIMITS.files ? 'count' : undefined;
    if (type !== undefined && why === undefined) sorted.files.push({ name, type, bytes });
    else if (why !== undefined && sorted.left.length < MAIL_LIMITS.files) sorted.left.push({ name, why });
  }
  return sorted;
}

function typeOf({ filename, mimeType, bytes }: Attachment): InboxFileType | undefined {
  const named = (ending: string): boolean => filename?.toLowerCase().endsWith(`.${ending}`) ?? false;
  const ascii = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  // Some writers put a line or two before the mark.
  if (ascii(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(4, 8) === 'ftyp' && HEIC_BRANDS.includes(ascii(8, 12))) return 'image/heic';
  // Office documents are archives too: one has to be called so.
  if (ascii(0, 4) === 'PK\x03\x04') return named('zip') || (!filename?.includes('.') && /zip/.test(mimeType)) ? 'application/zip' : undefined;
  const isText = /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<[\s\0]*[?!A-Za-z]/.test(ascii(0, 256));
  return isText && (named('xml') || /^(application|text)\/(.*\+)?xml$/.test(mimeType)) ? 'application/xml' : undefined;
}

/** The name without what could be a path, with an ending that says what it is. */
function nameOf({ filename }: Attachment, type: InboxFileType | undefined): string {
  const last = plainLine(filename ?? '', 1000).split(/[/\\]/).at(-1) ?? '';
  const bare = last.replace(/^\.+/, '').trim() || 'attachment';
  const ending = type && ENDINGS[type];
  const fits = !ending || bare.toLowerCase().endsWith(`.${ending}`) || (ending === 'jpg' && /\.jpeg$/i.test(bare)) || (ending === 'heic' && /\.heif$/i.test(bare));
  const room = MAIL_LIMITS.name - 5;
  if (!fits) return `${bare.slice(0, room).toWellFormed()}.${ending}`;
  const dot = bare.lastIndexOf('.');
  const tail = dot > 0 && bare.length - dot <= 5 ? bare.slice(dot) : '';
  return bare.length <= MAIL_LIMITS.name ? bare : `${bare.slice(0, MAIL_LIMITS.name - tail.length).toWellFormed()}${tail}`;
}
