// A UBL file read: a small one at once, a large one in a worker of its own.
import { MAX_UBL_BYTES, readUbl, type UblFault } from '#domain/ubl/read/read-ubl.ts';
import type { UblInvoice } from '#domain/ubl/read/invoice.ts';
import { refuse, type Result } from '#domain/result.ts';
import { startWorker } from '../worker-address.ts';

/** Bytes that are read within a few frames. */
const AT_ONCE = 400_000;

/** The invoice, or what is wrong with its file. */
export async function readXml(bytes: Uint8Array<ArrayBuffer>): Promise<Result<UblInvoice, UblFault>> {
  if (bytes.length > MAX_UBL_BYTES) return refuse('tooLarge');
  if (bytes.length <= AT_ONCE) return readUbl(bytes);
  const worker = startWorker('xml');
  try {
    return await new Promise<Result<UblInvoice, UblFault>>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Result<UblInvoice, UblFault>>) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('The worker of XML did not start.')));
      worker.postMessage(bytes, []);
    });
  } catch {
    // Slower, but read.
    return readUbl(bytes);
  } finally {
    worker.terminate();
  }
}
