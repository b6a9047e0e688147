// Asks the worker about pixels; one worker for all questions, ended when none has come for a while.
import type { Result } from '#domain/result.ts';
import { startWorker } from '../worker-address.ts';
import type { PixelAnswers, PixelFault, PixelRequest } from './pixel-work.ts';

type Answer = Result<PixelAnswers[keyof PixelAnswers], PixelFault>;

/** Milliseconds after the last answer. */
const IDLE = 20_000;

let worker: Worker | undefined;
let last = 0;
let idle: ReturnType<typeof setTimeout> | undefined;
const waiting = new Map<number, (answer: Answer) => void>();

function started(): Worker {
  if (worker) return worker;
  worker = startWorker('pixels');
  worker.addEventListener('message', ({ data: { id, result } }: MessageEvent<{ id: number; result: Answer }>) => settle(id, result));
  // Out of memory, or its file could not be had: what was asked stays unread, and the next question starts another.
  worker.addEventListener('error', () => {
    for (const id of waiting.keys()) settle(id, { ok: false, fault: 'pictureUnreadable' });
    end();
  });
  return worker;
}

function settle(id: number, answer: Answer): void {
  waiting.get(id)?.(answer);
  waiting.delete(id);
  clearTimeout(idle);
  if (waiting.size === 0) idle = setTimeout(end, IDLE);
}

function end(): void {
  worker?.terminate();
  worker = undefined;
}

/** The answer to a question about a picture. A bitmap that is handed over is closed by it. */
export async function askPixels<Ask extends PixelRequest['ask']>(request: Extract<PixelRequest, { ask: Ask }>): Promise<Result<PixelAnswers[Ask], PixelFault>> {
  if (typeof OffscreenCanvas === 'undefined') {
    const { answer } = await import('./pixel-work.ts');
    return (await answer(request)) as Result<PixelAnswers[Ask], PixelFault>;
  }
  const id = ++last;
  clearTimeout(idle);
  const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
  started().postMessage({ id, request }, request.picture instanceof ImageBitmap ? [request.picture] : []);
  return (await answered) as Result<PixelAnswers[Ask], PixelFault>;
}
