// Which files Basecone takes, and as what (support article 633100; a UBL never without its PDF, article 13973699).
import path from 'node:path';
import { BaseconeRefusal } from './refusal.ts';
import type { KeptDocument } from './documents.ts';
import { readUbl } from './ubl.ts';

const RECOGNISED = new Set(['.pdf', '.jpg', '.jpeg', '.gif', '.bmp', '.png', '.tif', '.tiff', '.xml']);
/** Kept as they are. A zip is none: by mail each file in it is a document, and an import makes one. */
const STORED = new Set(['.xls', '.xlsx', '.docx', '.txt', '.csv', '.swi', '.mt940', '.940', '.sta']);

const NOT_SUPPORTED = 'Het door u aangeleverde document wordt niet ondersteund';

const extensionOf = (name: string): string => path.extname(name).toLowerCase();
const baseOf = (name: string): string => name.slice(0, name.length - path.extname(name).length);

interface Given {
  name: string;
  bytes: Uint8Array;
}

/**
 * What one import makes of its files, the first of which is the original.
 * @throws {BaseconeRefusal} 400 for a format or a UBL that is not supported, a UBL without PDF, a file that is not what its name says
 */
export function kindOf(files: readonly Given[]): KeptDocument['type'] {
  const [original] = files;
  if (!original) throw new BaseconeRefusal(400, 'no_file', 'The request has no file.');
  for (const file of files) check(file);
  const ubls = files.filter(({ name }) => extensionOf(name) === '.xml');
  for (const ubl of ubls) {
    const read = readUbl(ubl.bytes);
    if (!read) throw new BaseconeRefusal(400, 'document_not_supported', NOT_SUPPORTED);
    const beside = files.some(({ name }) => extensionOf(name) === '.pdf' && baseOf(name) === baseOf(ubl.name));
    if (!read.hasPdf && !beside) throw new BaseconeRefusal(400, 'ubl_without_pdf', `${NOT_SUPPORTED}: UBL zonder PDF`);
  }
  if (ubls.length > 0) return 'Structured';
  return STORED.has(extensionOf(original.name)) ? 'Storage' : 'Unstructured';
}

function check({ name, bytes }: Given): void {
  const extension = extensionOf(name);
  if (!RECOGNISED.has(extension) && !STORED.has(extension)) throw new BaseconeRefusal(400, 'document_not_supported', `${NOT_SUPPORTED}: ${extension || name}`);
  if (bytes.length === 0) throw new BaseconeRefusal(400, 'file_empty', `The file ${name} is empty.`);
  if (extension === '.pdf' && !isPdf(bytes)) throw new BaseconeRefusal(400, 'document_not_supported', `${NOT_SUPPORTED}: ${name}`);
}

/** Its mark may stand anywhere in the first kilobyte (PDF reference, appendix H). */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

/** Pages of a PDF as far as they lie open; those in compressed objects are not seen. 1 for a picture, 0 for anything else. */
export function pagesOf({ name, bytes }: Given): number {
  const extension = extensionOf(name);
  if (extension === '.pdf') return Buffer.from(bytes).toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  return RECOGNISED.has(extension) && extension !== '.xml' ? 1 : 0;
}
