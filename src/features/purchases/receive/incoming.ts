// What is in the files that a person brings: the documents one by one, those in archives too; what is too large is refused before it is read.
import { officeKind } from '#domain/purchase/files/office-kind.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import type { Source } from '#domain/purchase/model.ts';
import { documentsOf, leftNote } from '#store/archive/documents-of.ts';
import { ARCHIVE_BYTES, FILE_BYTES, type Incoming } from './intake.ts';

/** `gone`: the file could not be read from where it is. `limit` in bytes. */
export type Refused = { name: string; refused: 'tooLarge'; limit: number } | { name: string; refused: 'gone' };

export interface Taking {
  way: Source['way'];
  signal: AbortSignal;
  /** Told how many entries an archive has, once it is open. */
  entries: (count: number) => void;
}

/** Bytes that tell what a file is. */
const HEAD = 1100;

/** The documents of one file, or why it is refused. @throws the reason of the signal */
export async function* incomingOf(file: File, { way, signal, entries }: Taking): AsyncGenerator<Incoming | Refused> {
  const { name, size } = file;
  const head = await bytesOf(file.slice(0, HEAD));
  if (!head) return yield { name, refused: 'gone' };
  const isArchive = sniff(head) === 'application/zip';
  const limit = isArchive ? ARCHIVE_BYTES : FILE_BYTES;
  if (size > limit) return yield { name, refused: 'tooLarge', limit };
  const bytes = await bytesOf(file);
  if (!bytes) return yield { name, refused: 'gone' };
  const office = size <= FILE_BYTES ? officeKind(bytes) : undefined;
  if (office) return yield { name, bytes, type: 'application/octet-stream', source: { way }, known: { unreadable: office } };
  if (!isArchive) return yield { name, bytes, type: sniff(bytes), source: { way } };
  yield* inArchive({ name, bytes }, { way, signal, entries });
}

/** Its documents; then the archive itself, where not all of it came out. */
async function* inArchive({ name, bytes }: Pick<Incoming, 'name' | 'bytes'>, { way, signal, entries }: Taking): AsyncGenerator<Incoming | Refused> {
  const opened = documentsOf(bytes, { signal });
  const left: string[] = [];
  let out = 0;
  if (typeof opened !== 'string') {
    entries(opened.count);
    for await (const part of opened.parts) {
      if ('left' in part) left.push(part.left);
      else {
        out++;
        const { name: inside, type, bytes: content } = part;
        yield content.length > FILE_BYTES ? { name: inside, refused: 'tooLarge', limit: FILE_BYTES } : { name: inside, type, bytes: content, source: { way, archive: name } };
      }
    }
    if (left.length === 0 && out > 0) return;
  }
  if (bytes.length > FILE_BYTES) return yield { name, refused: 'tooLarge', limit: FILE_BYTES };
  const note = leftNote(left);
  yield { name, bytes, type: 'application/octet-stream', source: { way }, known: { unreadable: out > 0 ? 'zipRest' : 'zip', ...(note && { note }) } };
}

/** Undefined when it cannot be read: moved, deleted, on a medium that is gone. */
async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined
  );
}
