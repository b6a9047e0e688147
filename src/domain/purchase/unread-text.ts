// Documents whose text is a picture: what only text recognition can read of them.
import type { Instant } from '../record.ts';
import type { Purchase, PurchaseFile } from './model.ts';

/** Milliseconds after its arrival in which a document is read without being asked for: not a drawer of old photos, the day it is switched on. */
const FRESH = 7 * 86_400_000;

/** The photo, or the PDF in which no text was found; undefined when there is none. */
export function textFile({ files, read, unreadable }: Pick<Purchase, 'files' | 'read' | 'unreadable'>): PurchaseFile | undefined {
  const file = files.find(({ madeFrom, type }) => madeFrom === undefined && type !== 'application/octet-stream');
  if (!file || file.type === 'application/xml') return undefined;
  if (file.type.startsWith('image/')) return file;
  // Of a scan with a payment code, the code was read and nothing else.
  const marks = Object.values(read ?? {});
  return unreadable === 'noText' || (marks.length > 0 && marks.every(({ from }) => from === 'code' || from === 'ocr')) ? file : undefined;
}

/** The file whose text is to be read without being asked for: just received, with something missing, and never read or stopped before. */
export function textToRead(purchase: Purchase, now: Instant): PurchaseFile | undefined {
  const { recognised, processedAt, forwardedAt, deletedAt, archived, source, number, issueDate, total, supplier, supplierId } = purchase;
  if (recognised || processedAt || forwardedAt || deletedAt || archived) return undefined;
  if (Date.parse(now) - Date.parse(source.at) > FRESH) return undefined;
  const known = number !== undefined && issueDate !== undefined && total !== undefined && (supplier ?? supplierId) !== undefined;
  return known ? undefined : textFile(purchase);
}

/** The page that the device made of a photo: the person may have set its corners. */
export const uprightOf = ({ files }: Pick<Purchase, 'files'>, photo: PurchaseFile): PurchaseFile | undefined => files.findLast(({ madeFrom }) => madeFrom === photo.id);
