// The accountant's file: a folder and a list for each kind of documents, and a manifest with the hash of every file.
import { type Cell, writeCsv } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import type { ExportedDocument, ExportedKind, NamedBytes } from '#features/app/define.ts';
import { faultText } from '#features/documents/store-fault.ts';
import { m } from '#messages';
import type { ZipWriter } from '#store/archive/zip-writer.ts';
import { sha256 } from '#store/hash.ts';
import { formatDate } from '#ui/format.ts';

export interface Manifest {
  format: 'carnet-accountant';
  version: 1;
  company: string;
  enterpriseNumber: string;
  from?: string | undefined;
  to?: string | undefined;
  madeOn: string;
  kinds: { kind: string; documents: number; list: string }[];
  /** Every file but this one: path in the archive, bytes, SHA-256 in hexadecimal. */
  files: { path: string; bytes: number; sha256: string }[];
  /** Received files that could not be had, by the path that they would have; also in words, in a text beside. */
  missing: Missing[];
}

interface Missing {
  path: string;
  /** In the language of the moment. */
  reason: string;
}

/** Puts files into a ZIP under names of their own. */
export class Archive {
  readonly #zip: ZipWriter;
  readonly #paths = new Set<string>();
  readonly files: Manifest['files'] = [];
  readonly missing: Missing[] = [];
  constructor(zip: ZipWriter) {
    this.#zip = zip;
  }

  /** A name that is taken gets a number. @returns its path */
  async add(folder: string, { name, bytes }: NamedBytes): Promise<string> {
    const path = this.#free(folder, name);
    const [hash] = await Promise.all([sha256(bytes), this.#zip.add(path, bytes)]);
    this.files.push({ path, bytes: bytes.length, sha256: hash });
    return path;
  }

  #free(folder: string, name: string): string {
    const [, stem = name, dot = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
    let path = '';
    for (let n = 1; path === '' || this.#paths.has(path.toLowerCase()); n++) path = [folder, n === 1 ? name : `${stem} (${n})${dot}`].filter(Boolean).join('/');
    this.#paths.add(path.toLowerCase());
    return path;
  }
}

const folderOf = (kind: ExportedKind) => fileName(kind.label(), '');

/** Adds the files of one document. @returns its line of the list, with the paths of its files, and whether it has all of them */
export async function addDocument(archive: Archive, kind: ExportedKind, { files, missing = [], cells }: ExportedDocument): Promise<{ cells: Cell[]; whole: boolean }> {
  const paths: string[] = [];
  for (const file of files) paths.push(await archive.add(folderOf(kind), file));
  for (const { name, error, reason = faultText(error) } of missing) {
    archive.missing.push({ path: `${folderOf(kind)}/${name}`, reason });
    paths.push(m.export_missing_cell({ name }));
  }
  return { cells: [...cells, { text: paths.join(' | ') }], whole: missing.length === 0 };
}

/** Says in words what is missing, where something is. @param madeOn day of the archive */
export async function addMissing(archive: Archive, madeOn: string): Promise<void> {
  if (archive.missing.length === 0) return;
  const lines = archive.missing.map(({ path, reason }) => `${path}\r\n  ${reason}`);
  const text = [m.export_missing_text({ date: formatDate(madeOn, 'long') }), ...lines].join('\r\n\r\n');
  // With a mark of UTF-8: it is opened by whatever a computer has for texts.
  await archive.add('', { name: fileName(m.export_missing_file(), 'txt'), bytes: new TextEncoder().encode(`\ufeff${text}\r\n`) });
}

/** Adds the list of one kind. @returns its entry of the manifest */
export async function addList(archive: Archive, kind: ExportedKind, lines: readonly (readonly Cell[])[]): Promise<Manifest['kinds'][number]> {
  const list = { name: fileName(kind.label(), 'csv'), bytes: new TextEncoder().encode(writeCsv([...kind.headings(), 'PDF / UBL'], lines)) };
  return { kind: kind.id, documents: lines.length, list: await archive.add('', list) };
}
