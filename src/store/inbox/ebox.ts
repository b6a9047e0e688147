// What came from an e-Box: a document of the company for each message, with the attachments that came along.
import { documentOf, seenAgain, withFile } from '#domain/company-document/of-ebox.ts';
import type { CompanyDocument, CompanyFile, EboxOrigin } from '#domain/company-document/model.ts';
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
  return { records: [...ids], files: kept.map(({ file: { hash } }) => hash) };
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
