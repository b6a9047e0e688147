// What can be asked about the pixels of a picture, answered the same in the worker and, where a browser has no canvas there, in the page.
import type { Corners } from '#domain/purchase/picture/corners.ts';
import type { Grey } from '#domain/purchase/picture/even-light.ts';
import { pass, refuse, type Result } from '#domain/result.ts';
import { findCodes } from './find-codes.ts';
import { inkOf } from './ink.ts';
import { makeUpright, paperIn, type Straightened } from './make-upright.ts';

export type PixelRequest =
  | { ask: 'codes'; picture: Blob | ImageBitmap; thorough?: boolean }
  | { ask: 'upright'; picture: Blob; corners?: Corners; /** The colours stay as they are. */ plain?: boolean }
  | { ask: 'corners'; picture: Blob }
  | { ask: 'ink'; picture: Blob | ImageBitmap; /** Whether the paper is to be looked for first: in a photo as it was taken. */ straighten: boolean };

export interface PixelAnswers {
  codes: { codes: string[]; width: number; height: number };
  upright: Straightened;
  corners: { corners: Corners | undefined };
  ink: Grey;
}

/** Decoding is all that a picture can fail at. */
export type PixelFault = 'pictureUnreadable';

/** Decodes the picture and answers; the picture is closed afterwards. */
export async function answer(request: PixelRequest): Promise<Result<PixelAnswers[keyof PixelAnswers], PixelFault>> {
  let picture: ImageBitmap;
  try {
    picture = request.picture instanceof Blob ? await createImageBitmap(request.picture) : request.picture;
  } catch {
    return refuse('pictureUnreadable');
  }
  try {
    const { width, height } = picture;
    if (request.ask === 'codes') return pass({ codes: await findCodes(picture, { thorough: request.thorough ?? true }), width, height });
    if (request.ask === 'corners') return pass({ corners: paperIn(picture) });
    if (request.ask === 'ink') return pass(inkOf(picture, request.straighten));
    return pass(await makeUpright(picture, request.corners, request.plain));
  } catch {
    return refuse('pictureUnreadable');
  } finally {
    picture.close();
  }
}
