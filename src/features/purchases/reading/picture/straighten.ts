// A photographed paper made a page: cut out, upright, clear, at most about 500 kB.
import type { Corners } from '#domain/purchase/picture/corners.ts';
import { refuse, type Result } from '#domain/result.ts';
import { askPixels } from './ask-pixels.ts';
import type { Straightened } from './make-upright.ts';
import { decodeFault, pictureFault, type PictureFault } from './read-picture.ts';

export type { Straightened } from './make-upright.ts';

/** @param corners where the person sees the paper; looked for when absent, and the whole picture when none stands out @param plain the colours stay as they are */
export async function straighten(picture: Blob, corners?: Corners, plain = false): Promise<Result<Straightened, PictureFault>> {
  const fault = await pictureFault(picture);
  if (fault) return refuse(fault);
  const made = await askPixels({ ask: 'upright', picture, plain, ...(corners && { corners }) });
  return made.ok ? made : refuse(await decodeFault(picture));
}
