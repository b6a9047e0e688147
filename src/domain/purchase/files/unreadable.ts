// Why a file could not be read, or only in part: codes that a screen puts into words. The file itself is kept in any case.
import type { UblFault } from '../../ubl/read/read-ubl.ts';

/** Those that are not the fault of an XML file. */
type NotXml =
  /** No bytes at all. */
  | 'empty'
  /** None of the types that purchases come in, whatever its name says. */
  | 'unknownType'
  /** A ZIP where a document is expected. */
  | 'archive'
  /** A PDF that asks for a password. */
  | 'encrypted'
  /** A PDF whose structure is broken. */
  | 'broken'
  /** More than `MOST_PAGES`: only the first ones were read. */
  | 'tooManyPages'
  /** A PDF of pictures alone, without a payment code. */
  | 'noText'
  /** More than `MOST_PIXELS` by its header: not decoded. */
  | 'tooManyPixels'
  /** A picture that this browser cannot decode. */
  | 'pictureUnreadable'
  /** HEIC, which only some browsers decode. */
  | 'heicUnreadable';
export type UnreadableReason = NotXml | UblFault;

export const MOST_PAGES = 500;
export const MOST_PIXELS = 100_000_000;
