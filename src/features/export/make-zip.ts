// The accountant's file: a folder and a list for each kind of documents, and a manifest with the hash of every file.
import type JSZip from 'jszip';
import { type Cell, writeCsv } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import type { ExportedKind } from '#features/app/define.ts';
import type { CompanyStore } from '#store/company.ts';
import { sha256 } from '#store/hash.ts';

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
}

/** Puts files into a ZIP under names of their own. */
export class Archive {
  readonly #zip: JSZip;
  readonly #paths = new Set<string>();
  readonly files: Manifest['files'] = [];
  constructor(zip: JSZip) {
    this.#zip = zip;
  }

  /** A name that is taken gets a number. @returns its path */
  async add(folder: string, file: File): Promise<string> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const path = this.#free(folder, file.name);
    // What is compressed already gains nothing.
    this.#zip.file(path, bytes, { compression: /\.(xml|csv|json)$/i.test(path) ? 'DEFLATE' : 'STORE' });
    this.files.push({ path, bytes: bytes.length, sha256: await sha256(bytes) });
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

/** Adds the files of one document. @returns its line of the list, with the paths of its files @throws StoreError */
export async function addDocument(archive: Archive, store: CompanyStore, kind: ExportedKind, id: string): Promise<Cell[]> {
  const { files, cells } = await kind.one(store, id);
  const paths: string[] = [];
  for (const file of files) paths.push(await archive.add(folderOf(kind), file));
  return [...cells, { text: paths.join(' | ') }];
}

/** Adds the list of one kind. @returns its entry of the manifest */
export async function addList(archive: Archive, kind: ExportedKind, lines: readonly (readonly Cell[])[]): Promise<Manifest['kinds'][number]> {
  const list = new File([writeCsv([...kind.headings(), 'PDF / UBL'], lines)], fileName(kind.label(), 'csv'), { type: 'text/csv' });
  return { kind: kind.id, documents: lines.length, list: await archive.add('', list) };
}
