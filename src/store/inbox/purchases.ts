// A mail as purchases: one for each of its files, or one without files that says what the mail said.
import type { FileType, Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { between } from '#domain/position.ts';
import type { Bytes } from '#sync/bytes.ts';
import type { Crypto } from '#sync/crypto.ts';
import { inboxRecordId } from '#sync/inbox/ids.ts';
import type { InboxContent, InboxFileType } from '#sync/inbox/message.ts';
import { sha256 } from '../hash.ts';

/** A record to be made, and the file that it names. */
export interface Unpacked {
  purchase: Purchase;
  file?: { bytes: Bytes; type: FileType; hash: string };
}

/** Archives are opened by who knows how to do it safely: until then they are kept as they came. */
const typeOf = (type: InboxFileType): FileType => (type === 'application/zip' ? 'application/octet-stream' : type);

/** The same message gives the same records on every device: ids, instants and order follow from it alone. */
export async function unpacked(crypto: Crypto, connection: string, outside: Bytes, { message, files }: InboxContent): Promise<Unpacked[]> {
  const { receivedAt: now, from, subject } = message;
  const source = { way: 'mail' as const, ...(from && { from }), ...(subject && { subject }) };
  const idOf = (index: number): Promise<string> => inboxRecordId(crypto, connection, outside, index);
  if (files.length === 0) {
    const note = [message.text, message.left.map(({ name }) => name).join('\n')].filter(Boolean).join('\n\n');
    const purchase = newPurchase({ id: await idOf(0), now, source, files: [] });
    return [{ purchase: { ...purchase, ...(note && { note }), unreadable: message.fault ?? 'noAttachment' } }];
  }
  return Promise.all(
    message.files.map(async ({ name, type, size }, index) => {
      const [id, bytes] = [await idOf(index), files[index] as Bytes];
      const hash = await sha256(bytes);
      const file: PurchaseFile = { id: hash.slice(0, 26), pos: between('', ''), hash, type: typeOf(type), name, size };
      const purchase = newPurchase({ id, now, source, files: [file] });
      return { purchase: { ...purchase, ...(type === 'application/zip' && { unreadable: 'zip' }) }, file: { bytes, type: file.type, hash } };
    })
  );
}
