// The worker in which text is recognised: it takes seconds for a page, and nothing on the screen waits for it.
import start from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { type Recogniser, startRecogniser, type StartTesseract } from './core.ts';
import { KEPT_CACHE } from './kept-size.ts';
import type { WordsAnswer, WordsFiles, WordsRequest } from './words-request.ts';

interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<WordsRequest>) => void): void;
  postMessage(message: WordsAnswer, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;
const tell = (answer: WordsAnswer) => scope.postMessage(answer, []);

let recogniser: Promise<Recogniser> | undefined;

scope.addEventListener('message', ({ data: { files, picture } }) => {
  recogniser ??= started(files);
  recogniser.then(
    (ready) => answer(() => ({ page: ready.read(picture, (percent) => tell({ percent })) })),
    (error) => tell({ failed: String(error) })
  );
});

function answer(read: () => WordsAnswer): void {
  try {
    tell(read());
  } catch (error) {
    tell({ failed: String(error) });
  }
}

async function started({ core, languages }: WordsFiles): Promise<Recogniser> {
  const cache = await caches.open(KEPT_CACHE);
  const bytesOf = async (address: string) => {
    const kept = await cache.match(address);
    if (!kept) throw new Error(`${address} is not on this device.`);
    return new Uint8Array(await kept.arrayBuffer());
  };
  const data = new Map<string, Uint8Array>();
  for (const [language, address] of Object.entries(languages)) data.set(language, await unpacked(await bytesOf(address)));
  return startRecogniser(start as StartTesseract, await bytesOf(core), data);
}

/** Bytes out of their gzip; some servers have taken them out already. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
