// Writes a ZIP file by file (APPNOTE.TXT 6.3): what is written is handed to the browser, which may put it on its disk, so that an archive of thousands takes the memory of a few.
import { crc32 } from '../record/checksum.ts';
import { centralHeader, end, type Entry, localHeader } from './zip-headers.ts';

/** Bytes that are kept in the page's memory before the browser takes them. */
const PART = 4_000_000;
/** What is compressed already gains nothing. */
const PACKED = /\.(xml|csv|json|txt)$/i;

export class ZipWriter {
  readonly #at: Date;
  readonly #entries: Entry[] = [];
  readonly #parts: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  /** Bytes in `#pieces`, and written in all. */
  #held = 0;
  #size = 0;

  /** @param at written as the time of every file, as the clock shows it here */
  constructor(at = new Date()) {
    this.#at = at;
  }

  /** Adds a file; one after the other. @param path with `/` between its parts, not there before */
  async add(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const packed = PACKED.test(path) ? await deflate(bytes) : bytes;
    const entry = { path: new TextEncoder().encode(path), at: this.#at, deflated: packed !== bytes, crc: crc32(bytes), packed: packed.length, size: bytes.length, from: this.#size };
    this.#entries.push(entry);
    this.#write(localHeader(entry));
    this.#write(packed);
  }

  /** Ends the archive; nothing can be added any more. */
  whole(): Blob {
    const from = this.#size;
    for (const entry of this.#entries) this.#write(centralHeader(entry));
    this.#write(end({ count: this.#entries.length, from, size: this.#size - from }));
    this.#hand();
    return new Blob(this.#parts, { type: 'application/zip' });
  }

  #write(piece: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    this.#size += piece.length;
    if (this.#held > PART) this.#hand();
  }

  #hand(): void {
    this.#parts.push(new Blob(this.#pieces));
    [this.#pieces, this.#held] = [[], 0];
  }
}

/** @returns the bytes compressed; themselves when that gains nothing */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Response(bytes).body!.pipeThrough(new CompressionStream('deflate-raw') as ReadableWritablePair<Uint8Array, Uint8Array>);
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  return packed.length < bytes.length ? packed : bytes;
}
