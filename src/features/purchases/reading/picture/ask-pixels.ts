// Asks the worker about pixels.
import { refuse, type Result } from '#domain/result.ts';
import { Crew } from '#features/app/crew.ts';
import { startWorker } from '../worker-address.ts';
import type { PixelAnswers, PixelFault, PixelRequest } from './pixel-work.ts';

/** One: pictures are large, and phones are small. */
const crew = new Crew<PixelRequest, Result<PixelAnswers[keyof PixelAnswers], PixelFault>>(() => startWorker('pixels'));

/** The answer to a question about a picture. A bitmap that is handed over is closed by it. */
export async function askPixels<Ask extends PixelRequest['ask']>(request: Extract<PixelRequest, { ask: Ask }>): Promise<Result<PixelAnswers[Ask], PixelFault>> {
  if (typeof OffscreenCanvas === 'undefined') {
    const { answer } = await import('./pixel-work.ts');
    return (await answer(request)) as Result<PixelAnswers[Ask], PixelFault>;
  }
  try {
    return (await crew.ask(request, request.picture instanceof ImageBitmap ? [request.picture] : [])) as Result<PixelAnswers[Ask], PixelFault>;
  } catch {
    // Out of memory, or its file could not be had: what was asked stays unread.
    return refuse('pictureUnreadable');
  }
}
