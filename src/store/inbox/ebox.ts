// What came from an e-Box: a document of the company for each message, with the attachments that came along.
import { documentOf, seenAgain, withFile } from '#domain/company-document/of-ebox.ts';
import { type CompanyDocument, type CompanyFile, type EboxOrigin, LOGO_TYPES } from '#domain/company-document/model.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { Bytes } from '#sync/bytes.ts';
import { eboxRecordId } from '#sync/inbox/ids.ts';
import type { Ebox } from '#sync/inbox/ebox.ts';
import type { InboxContent } from '#sync/inbox/message.ts';
import { COMPANY_DOCUMENTS_SCOPE } from '#sync/scopes.ts';
import { prepareEdit } from '../gate/edit.ts';
import { sha256 } from '../hash.ts';
import type { Connected } from '../sync/connected.ts';
import type { Kept } from './empty.ts';
import { keepFiles, keepNew } from './keep.ts';

type Came = Omit<CompanyFile, 'id' | 'pos'>;

/** @returns `waits` when files came of a message of which there is nothing here yet: another device is bringing it @throws StoreError */
export async function keepEbox({ connection, gate, crypto }: Connected, name: string, { message: came, files }: InboxContent<Ebox>): Promise<Kept | 'waits'> {
  const { provider } = came;
  const idOf = (message: string) => eboxRecordId(crypto, name, provider.id, message);
  const origins = new Map<string, EboxOrigin>();
  for (const { message, sender } of came.messages) origins.set(await idOf(message.id), { connection: name, provider, seenAt: came.receivedAt, message, ...(sender && { senderName: sender.name }) });
  const added = await attachmentsOf(came, files as Bytes[], idOf);
  const ids = new Set([...origins.keys(), ...added.keys()]);
  const here = new Set((await connection.run((db) => db.updates.where('record').anyOf([...ids]).uniqueKeys())) as string[]);
  if ([...added.keys()].some((id) => !origins.has(id) && !here.has(id))) return 'waits';

  const kept = [...added.values()].flat();
  await keepFiles(connection, kept.map(({ bytes, file: { hash, type } }) => ({ bytes, type, hash })), COMPANY_DOCUMENTS_SCOPE);
  const wanted = (id: string, before: CompanyDocument) => (added.get(id) ?? []).reduce((document, { file }) => withFile(document, file), before);
  await keepNew(gate, 'companyDocument', [...origins].flatMap(([id, origin]) => (here.has(id) ? [] : [wanted(id, documentOf(id, origin))])));
  await gate.act(async (preparing) => {
    for (const id of here) {
      const origin = origins.get(id);
      await prepareEdit(preparing, 'companyDocument', id, (before) => wanted(id, origin ? seenAgain(before!, origin) : before!));
    }
  });
  const logos = await keepLogos({ connection, gate }, came, files as Bytes[]);
  return { records: [...ids, ...logos.records], files: [...kept.map(({ file: { hash } }) => hash), ...logos.files] };
}

/** Bytes of a logo that is kept: it is drawn beside a line of text. */
const LOGO_BYTES = 300_000;

/** Logos of senders, each with one of their messages; one of a sender of whom there is none here, or that is no plain picture, is left. */
async function keepLogos({ connection, gate }: Pick<Connected, 'connection' | 'gate'>, { files: described }: Ebox, files: readonly Bytes[]): Promise<Kept> {
  const kept: Kept = { records: [], files: [] };
  for (const [index, { of }] of described.entries()) {
    const bytes = files[index]!;
    const type = LOGO_TYPES.find((one) => one === sniff(bytes));
    if (!('sender' in of) || !type || bytes.length > LOGO_BYTES) continue;
    const { sender: number } = of;
    const found = await connection.run((db) => db.companyDocuments.filter(({ sender }) => sender === number).first());
    if (!found) continue;
    const hash = await sha256(bytes);
    await keepFiles(connection, [{ bytes, type, hash }], COMPANY_DOCUMENTS_SCOPE);
    await gate.act((preparing) => prepareEdit(preparing, 'companyDocument', found.id, (before) => ({ ...before!, logo: { hash, type } })));
    kept.records.push(found.id);
    kept.files.push(hash);
  }
  return kept;
}

/** Attachments that came along, by the record that they belong to. */
async function attachmentsOf({ files: described }: Ebox, files: readonly Bytes[], idOf: (message: string) => Promise<string>): Promise<Map<string, { file: Came; bytes: Bytes }[]>> {
  const found = new Map<string, { file: Came; bytes: Bytes }[]>();
  for (const [index, { name, size, of, differs }] of described.entries()) {
    if (!('message' in of)) continue;
    const bytes = files[index]!;
    const sniffed = sniff(bytes);
    const file: Came = { hash: await sha256(bytes), type: sniffed === 'application/zip' ? 'application/octet-stream' : sniffed, name, size, attachment: of.attachment, ...(differs && { differs }) };
    const id = await idOf(of.message);
    found.set(id, [...(found.get(id) ?? []), { file, bytes }]);
  }
  return found;
}
