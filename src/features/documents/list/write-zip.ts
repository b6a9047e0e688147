// Writes a ZIP piece by piece: how far it is can be shown, and it can be stopped.
import type JSZip from 'jszip';

/** How a file is put in, by its name: what is compressed already gains nothing, and of the XML that carries a PDF little more than level 1 finds. */
export const packing = (name: string): JSZip.JSZipFileOptions => (/\.(xml|csv|json|txt)$/i.test(name) ? { compression: 'DEFLATE', compressionOptions: { level: 1 } } : { compression: 'STORE' });

/** Bytes that are kept in the page's memory before the browser takes them, which may put them on its disk. */
const PART = 4_000_000;

/**
 * @param progress told how much is written, from 0 to 1
 * @returns the file; undefined when it was stopped
 */
export function writeZip(zip: JSZip, signal: AbortSignal, progress: (share: number) => void): Promise<Blob | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Blob[] = [];
    let pieces: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    const hand = () => {
      parts.push(new Blob(pieces));
      [pieces, size] = [[], 0];
    };
    const stream = zip.generateInternalStream({ type: 'uint8array', streamFiles: true });
    stream
      .on('data', (piece, { percent }) => {
        if (signal.aborted) {
          stream.pause();
          resolve(undefined);
          return;
        }
        pieces.push(piece as Uint8Array<ArrayBuffer>);
        size += piece.length;
        if (size > PART) hand();
        progress(percent / 100);
      })
      .on('error', reject)
      .on('end', () => {
        hand();
        resolve(new Blob(parts, { type: 'application/zip' }));
      })
      .resume();
  });
}
