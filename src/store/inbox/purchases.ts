// A mail as purchases: one for each of its documents, those in archives too, or one without files that says what the mail said.
import type { FileType, Purchase, PurchaseFile, Source } from '#domain/purchase/model.ts';
import { officeKind } from '#domain/purchase/files/office-kind.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { between } from '#domain/position.ts';
import type { Bytes } from '#sync/bytes.ts';
import type { Crypto } from '#sync/crypto.ts';
import { archiveRecordId, inboxRecordId } from '#sync/inbox/ids.ts';
import type { InboxContent, Mail } from '#sync/inbox/message.ts';
import { type ArchiveDocument, documentsOf, leftNote } from '../archive/documents-of.ts';
import { sha256 } from '../hash.ts';

/** A record to be made, and the file that it names. */
export interface Unpacked {
  purchase: Purchase;
  file?: { bytes: Bytes; type: FileType; hash: string };
}

/** A sender's archive holds what a mail could: more is kept closed. The same everywhere, or two devices would make different records of it. */
const LIMITS = { entries: 500, total: 100_000_000, ratio: 200 };

type Made = { source: Omit<Source, 'at'>; now: string };

/** The same message gives the same records on every device: ids, instants and order follow from it alone. */
export async function unpacked(crypto: Crypto, connection: string, outside: Bytes, { message, files }: InboxContent<Mail>): Promise<Unpacked[]> {
  const { receivedAt: now, from, subject } = message;
  const source = { way: 'mail' as const, ...(from && { from }), ...(subject && { subject }) };
  if (files.length === 0) {
    const note = [message.text, message.left.map(({ name }) => name).join('\n')].filter(Boolean).join('\n\n');
    const purchase = newPurchase({ id: await inboxRecordId(crypto, connection, outside, 0), now, source, files: [] });
    return [{ purchase: { ...purchase, ...(note && { note }), unreadable: message.fault ?? 'noAttachment' } }];
  }
  const made: Unpacked[] = [];
  for (const [index, { name, type }] of message.files.entries()) {
    const bytes = files[index] as Bytes;
    if (type === 'application/zip') made.push(...(await ofArchive({ name, bytes }, (entry) => archiveRecordId(crypto, connection, outside, index, entry), { source, now })));
    else made.push(await ofDocument({ name, type, bytes }, await inboxRecordId(crypto, connection, outside, index), { source, now }));
  }
  return made;
}

async function ofDocument({ name, type, bytes }: ArchiveDocument, id: string, { source, now }: Made): Promise<Unpacked> {
  const hash = await sha256(bytes);
  const file: PurchaseFile = { id: hash.slice(0, 26), pos: between('', ''), hash, type, name, size: bytes.length };
  return { purchase: newPurchase({ id, now, source, files: [file] }), file: { bytes, type, hash } };
}

/** Its documents; and the archive itself after them, where not all of it came out. */
async function ofArchive({ name, bytes }: { name: string; bytes: Bytes }, idOf: (entry: number) => Promise<string>, { source, now }: Made): Promise<Unpacked[]> {
  const office = officeKind(bytes);
  if (office) {
    const { purchase, file } = await ofDocument({ name, type: 'application/octet-stream', bytes }, await idOf(0), { source, now });
    return [{ purchase: { ...purchase, unreadable: office }, ...(file && { file }) }];
  }
  const opened = documentsOf(bytes, { limits: LIMITS });
  const made: Unpacked[] = [];
  const left: string[] = [];
  if (typeof opened !== 'string') {
    for await (const part of opened.parts) {
      if ('left' in part) left.push(part.left);
      else made.push(await ofDocument(part, await idOf(made.length), { source: { ...source, archive: name }, now }));
    }
    if (left.length === 0 && made.length > 0) return made;
  }
  const { purchase, file } = await ofDocument({ name, type: 'application/octet-stream', bytes }, await idOf(made.length), { source, now });
  const note = leftNote(left);
  return [...made, { purchase: { ...purchase, ...(note && { note }), unreadable: made.length > 0 ? 'zipRest' : 'zip' }, ...(file && { file }) }];
}
