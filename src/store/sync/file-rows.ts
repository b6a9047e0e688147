// What is noted of files: from the item of an envelope that names one, and back.
import type { Item } from '#sync/codec/items.ts';
import { fromHex, toHex } from '#sync/bytes.ts';
import { COMPANY_SCOPE, type Scope } from '#sync/scopes.ts';
import type { BlobRow } from '../db.ts';
import type { FileRow } from './rows.ts';

/** What an envelope says of a file that the relay has. */
export const fileItem = ({ hash, type, size, epoch }: FileRow): Item => ({ type: 'blobRef', hash: fromHex(hash), mime: type, size, epoch });

/** A file that an envelope names, as it is noted before it is here. */
export function cameFile({ hash, mime, size, epoch }: Extract<Item, { type: 'blobRef' }>, scope: Scope): FileRow {
  return { hash: toHex(hash), type: mime, size, epoch, scope, state: 'away' };
}

/** Scope of a file, undefined for what stays on the device. Before files had one there were logos only. */
export const scopeOfFile = ({ scope, type }: Pick<BlobRow, 'scope' | 'type'>): Scope | undefined => scope ?? (type.startsWith('image/') ? COMPANY_SCOPE : undefined);
