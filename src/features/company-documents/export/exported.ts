// Mail of the government in archives: a folder for each message with its documents under their own names, its data, and a page for people.
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { companyDocumentRow, missingOf } from '#domain/company-document/row.ts';
import { eboxText } from '#domain/ebox/message.ts';
import { money, text } from '#domain/import/write-csv.ts';
import { printIban } from '#domain/numbers/iban.ts';
import { fileName } from '#domain/text/filename.ts';
import { cutUtf8 } from '#domain/text/utf8.ts';
import type { ExportedKind, MissingFile, NamedBytes } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { printCommunication } from '#features/purchases/page/communication.ts';
import { soughtOriginals } from '#features/purchases/page/originals.ts';
import { getLocale } from '#locale';
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';
import { documentWord } from '../status.ts';
import { messageJson, type PutIn } from './message-json.ts';
import { readable } from './readable.ts';

/** Bytes of a folder's name before its mark: with the name of a file in it the path stays below what Windows takes (260). */
const FOLDER_BYTES = 80;
/** Bytes of a name before its number: cut behind it, all would be the same again. */
const STEM_BYTES = 110;
/** The end of the record's id: two messages of one day, sender and subject have a folder each, the same one in every archive. */
const MARK = 6;

/** Name of a message's folder: sorts by day, then by who sent it. */
export function folderOf({ id, date, party, title }: { id: string; date: string; party: string; title: string }): string {
  const stem = cutUtf8([date, party, title].filter(Boolean).join(' '), FOLDER_BYTES);
  return fileName(`${fileName(stem, '')} ${id.slice(-MARK)}`, '');
}

/** Gives documents of one folder their own names, made safe, with a number where another has it. @param taken names of other files there */
export function ownNames(taken: readonly string[]): (name: string) => string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return (name) => {
    const [, stem = name, extension = ''] = /^(.*?)(?:\.([a-z0-9]{1,8}))?$/is.exec(name) ?? [];
    let safe = '';
    for (let n = 1; safe === '' || used.has(safe.toLowerCase()); n++) safe = fileName(n === 1 ? stem : `${cutUtf8(stem, STEM_BYTES)} (${n})`, extension);
    used.add(safe.toLowerCase());
    return safe;
  };
}

const utf8 = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

const ebox: ExportedKind = {
  id: 'ebox',
  label: m.papers_ebox,
  headings: () => [
    m.papers_column_received(),
    m.papers_column_sender(),
    m.papers_column_subject(),
    m.papers_column_provider(),
    m.papers_column_status(),
    m.papers_registered(),
    m.papers_column_expires(),
    m.papers_column_amount(),
    m.papers_beneficiary(),
    m.papers_iban(),
    m.papers_communication(),
    m.papers_due(),
    m.papers_column_paid()
  ],
  async ids(store, { from, to }) {
    return (await store.list('companyDocuments', { where: [{ column: 'sort', is: ['ebox'] }, { column: 'date', from, to }], sort: { by: 'order' }, limit: Infinity })).ids;
  },
  async one(store, id, fetching) {
    const document = await store.get('companyDocument', id);
    if (!document?.ebox) throw new StoreError('absent', id);
    const lang = getLocale();
    const row = companyDocumentRow(document);
    const title = eboxText(document.ebox.message.subject, lang);
    const party = eboxText(document.ebox.senderName ?? document.ebox.provider.name, lang);
    const folder = folderOf({ id, date: row.date, party, title });
    // Those of the folder itself are taken: an attachment may be called the same.
    const page = fileName(m.papers_zip_page(), 'html');
    const ownName = ownNames(['message.json', page]);
    const [files, missing, put]: [NamedBytes[], MissingFile[], PutIn[]] = [[], [], []];
    for (const { file, got, error } of await soughtOriginals(store, document, fetching)) {
      const name = ownName(file.name);
      if (got) files.push({ name: `${folder}/${name}`, bytes: new Uint8Array(await got.arrayBuffer()) });
      else missing.push({ name: `${folder}/${name}`, error });
      put.push({ id: file.id, ...(got && { name }) });
    }
    for (const { fileName: own } of missingOf(document)) missing.push({ name: `${folder}/${ownName(own)}`, error: undefined, reason: m.papers_not_fetched() });
    files.push({ name: `${folder}/message.json`, bytes: utf8(messageJson(document, put)) }, { name: `${folder}/${page}`, bytes: utf8(readable(document, put, session.today)) });
    return { files, ...(missing.length > 0 && { missing }), cells: cellsOf(document, { title, party }) };
  },
  // The accountant books what was paid of it, not the letter.
  mark: () => Promise.resolve(false)
};

function cellsOf(document: CompanyDocument, { title, party }: { title: string; party: string }) {
  const row = companyDocumentRow(document);
  const { ebox: origin, supplier, communication, paymentText, dueDate = '', payments, total } = document;
  return [
    text(row.date),
    text(party),
    text(title),
    text(eboxText(origin!.provider.name, getLocale())),
    text(documentWord(row, session.today).label),
    text(origin!.message.isRegistered ? m.papers_registered() : ''),
    text(row.ends),
    total === undefined ? text('') : money(total),
    text(supplier?.name ?? ''),
    text(supplier?.iban ? printIban(supplier.iban) : ''),
    text(printCommunication(communication ?? paymentText ?? '')),
    text(dueDate),
    text(payments.map(({ day }) => day).join(', '))
  ];
}

export const exportedEbox: readonly ExportedKind[] = [ebox];
