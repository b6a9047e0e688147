// A picture as text recognition wants it: the paper alone, upright, grey, under even light, its letters neither too small nor needlessly large.
import { evenLight, type Grey, greyOf } from '#domain/purchase/picture/even-light.ts';
import { sizeOf, upright } from '#domain/purchase/picture/perspective.ts';
import { pixelsOf } from './canvas.ts';
import { paperIn } from './make-upright.ts';

/** Pixels of a page, about: 200 dots an inch on a sheet of A4, where the letters of usual print are 20 high. */
const PIXELS = 4_200_000;
/** Enlarging more than this adds no letters. */
const LARGEST = 2;

/** @param straighten looks for the paper in the picture first; the whole picture where none stands out */
export function inkOf(picture: ImageBitmap, straighten: boolean): Grey {
  const { width, height } = picture;
  const whole = { x: 0, y: 0, width, height };
  const corners = straighten ? paperIn(picture) : undefined;
  // A paper that fills only a part of a photo needs the photo's own pixels.
  const source = pixelsOf(picture, whole, Math.min(corners ? 1 : LARGEST, Math.sqrt(((corners ? 4 : 1) * PIXELS) / (width * height))));
  const sheet = corners ? upright(source, corners, sheetSize(corners, source)) : source;
  const ink = greyOf(sheet);
  evenLight(ink);
  return ink;
}

function sheetSize(corners: NonNullable<ReturnType<typeof paperIn>>, source: Parameters<typeof sizeOf>[1]): ReturnType<typeof sizeOf> {
  const full = sizeOf(corners, source, Infinity);
  const scale = Math.min(1, Math.sqrt(PIXELS / (full.width * full.height)));
  return { width: Math.max(1, Math.round(full.width * scale)), height: Math.max(1, Math.round(full.height * scale)) };
}
