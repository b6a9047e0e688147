// Writes a ZIP piece by piece: how far it is can be shown, and it can be stopped.
import type JSZip from 'jszip';

/**
 * @param progress told how much is written, from 0 to 1
 * @returns the file; undefined when it was stopped
 */
export function writeZip(zip: JSZip, signal: AbortSignal, progress: (share: number) => void): Promise<Blob | undefined> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const stream = zip.generateInternalStream({ type: 'uint8array', streamFiles: true });
    stream
      .on('data', (piece, { percent }) => {
        if (signal.aborted) {
          stream.pause();
          resolve(undefined);
          return;
        }
        pieces.push(piece as Uint8Array<ArrayBuffer>);
        progress(percent / 100);
      })
      .on('error', reject)
      .on('end', () => resolve(new Blob(pieces, { type: 'application/zip' })))
      .resume();
  });
}
