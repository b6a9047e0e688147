// The documents of the set as the PDF writer draws them by itself, in a thread of its own: a process in which it was made quicker keeps it so.
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** What the thread is told: else this file only starts one. */
const TASK = 'draw as it comes';

/** @returns the PDFs by the names of the set */
export function drawnAsItComes(): Promise<Map<string, Uint8Array>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: TASK });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

async function drawAll(): Promise<Map<string, Uint8Array>> {
  registerHooks({
    resolve: (name, context, next) => (name.endsWith('/hasten.ts') ? { url: 'data:text/javascript,export const hasten = () => undefined', format: 'module', shortCircuit: true } : next(name, context))
  });
  const { renderPdf } = await import('#features/documents/pdf/render.ts');
  const { SET } = await import('./set.ts');
  const made = new Map<string, Uint8Array>();
  for (const [name, doc] of Object.entries(SET)) made.set(name, (await renderPdf(doc, { readFont: async (file) => new Uint8Array(await readFile(file)) })).bytes);
  return made;
}

if (workerData === TASK) parentPort!.postMessage(await drawAll(), []);
