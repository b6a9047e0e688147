// Where a backup goes: a file that the person chose, or a download; never more of it in memory than a few blocks.
import { BackupError } from './errors.ts';

export interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All is written: only now the file takes its name. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

interface SaveWindow {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable(): Promise<FileSystemWritableFileStream> }>;
}

/**
 * Asks where to save, where the browser can (Chromium); must be called from a press of the person.
 * @returns undefined where it cannot: use `downloadSink`
 * @throws BackupError `cancelled` when the person changes their mind, `unwritable`
 */
export async function fileSink(name: string, page: SaveWindow = globalThis as SaveWindow): Promise<Sink | undefined> {
  if (!page.showSaveFilePicker) return undefined;
  try {
    const handle = await page.showSaveFilePicker({ suggestedName: name });
    const file = await handle.createWritable();
    return {
      write: (bytes) => writable(file.write(bytes)),
      close: () => writable(file.close()),
      abort: () => file.abort().catch(() => undefined)
    };
  } catch (cause) {
    throw new BackupError((cause as Error).name === 'AbortError' ? 'cancelled' : 'unwritable', '', cause);
  }
}

async function writable(done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (cause) {
    throw new BackupError('unwritable', '', cause);
  }
}

/** Bytes put together into one Blob, which the browser may move to disk. */
const PART = 8 << 20;

/** Gathers a download; `done` gets it whole. Blobs live outside of the page's memory. */
export function downloadSink(done: (file: Blob) => void): Sink {
  let parts: BlobPart[] = [];
  let size = 0;
  const whole: Blob[] = [];
  const pack = () => {
    whole.push(new Blob(parts));
    [parts, size] = [[], 0];
  };
  return {
    async write(bytes) {
      parts.push(bytes);
      size += bytes.length;
      if (size >= PART) pack();
    },
    async close() {
      pack();
      done(new Blob(whole, { type: 'application/octet-stream' }));
    },
    async abort() {
      [parts, size] = [[], 0];
      whole.length = 0;
    }
  };
}
