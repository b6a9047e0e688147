// The documents in an archive that was received, and what of it must be kept with the archive itself: the same on every device.
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { FileType } from '#domain/purchase/model.ts';
import type { ZipFault } from './zip-entries.ts';
import { type EntryFault, openZip, type ZipLimits } from './open-zip.ts';

export interface ArchiveDocument {
  name: string;
  type: FileType;
  bytes: Uint8Array<ArrayBuffer>;
}

export type ArchivePart =
  | (ArchiveDocument & { done: number })
  /** No document, or not to be opened: it stays in the archive. */
  | { left: string; why: EntryFault | 'type'; done: number };

export interface ArchiveOptions {
  signal?: AbortSignal;
  limits?: ZipLimits;
}

/** @returns the fault of an archive of which nothing can be opened; else its parts, one after the other. @throws the reason of the signal */
export function documentsOf(archive: Uint8Array<ArrayBuffer>, options?: ArchiveOptions): { count: number; parts: AsyncIterable<ArchivePart> } | ZipFault {
  const opened = openZip(archive, options);
  return opened.ok ? { count: opened.value.count, parts: partsOf(opened.value.files) } : opened.fault;
}

async function* partsOf(files: Extract<ReturnType<typeof openZip>, { ok: true }>['value']['files']): AsyncGenerator<ArchivePart> {
  for await (const file of files) {
    const { name, done } = file;
    if ('fault' in file) {
      yield { left: name, why: file.fault, done };
      continue;
    }
    const type = sniff(file.bytes);
    if (type === 'application/zip' || type === 'application/octet-stream') yield { left: name, why: 'type', done };
    else yield { name, type, bytes: file.bytes, done };
  }
}

/** Why an archive is kept though its documents are out: `unreadable` of the purchase that it is. `zip`: nothing came out of it; `zipRest`: not all. */
export type ArchiveRest = 'zip' | 'zipRest';

/** Characters of a note that names what is left in an archive. */
const MOST = 2000;

/** Names of what is left in an archive, a line each. */
export const leftNote = (names: readonly string[]): string => names.join('\n').slice(0, MOST);
