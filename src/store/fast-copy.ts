// A copy of the company's settings for fast starts, kept by y-indexeddb in a small database of its own. It is never the
// authority: what counts stands in `updates`, and deleting the copy loses nothing.
import * as Y from 'yjs';
import { fastCopyName, forgetFastCopy } from './forget-fast-copy.ts';

export interface FastCopy {
  /** Holds what the copy held; everything applied to it is kept for the next start. */
  doc: Y.Doc;
  close(): Promise<void>;
  /** Forgets the copy. */
  clear(): Promise<void>;
}

const STORAGE_FAULTS = ['QuotaExceededError', 'InvalidStateError', 'AbortError', 'UnknownError', 'VersionError'];

/** y-indexeddb lets nobody wait for its writes nor hear of their failing; the copy may fail, and not in the console. */
function hush(event: PromiseRejectionEvent): void {
  const { reason } = event as { reason: unknown };
  if (reason instanceof DOMException && STORAGE_FAULTS.includes(reason.name)) event.preventDefault();
}

/** Opens the copy of a database's settings, empty when there is none. The library is loaded here, beside the start. */
export async function openFastCopy(database: string): Promise<FastCopy> {
  const { IndexeddbPersistence } = await import('y-indexeddb');
  globalThis.window?.addEventListener('unhandledrejection', hush);
  const doc = new Y.Doc();
  const kept = new IndexeddbPersistence(fastCopyName(database), doc);
  await kept.whenSynced;
  const close = async () => {
    await kept.destroy();
    globalThis.window?.removeEventListener('unhandledrejection', hush);
  };
  return {
    doc,
    close,
    async clear() {
      await close();
      await forgetFastCopy(database);
    }
  };
}
