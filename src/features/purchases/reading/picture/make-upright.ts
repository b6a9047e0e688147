// The paper of a photo: found, cut out, upright, with clear ink, as a JPEG small enough to keep for ten years.
import { type Corners, findPaper, WHOLE } from '#domain/purchase/picture/corners.ts';
import { raiseContrast, sizeOf, upright } from '#domain/purchase/picture/perspective.ts';
import { blankCanvas, jpegOf, pixelsOf } from './canvas.ts';

export interface Straightened {
  /** A JPEG. */
  blob: Blob;
  width: number;
  height: number;
  /** Where the paper was in the picture, as shares of it. */
  corners: Corners;
  /** Whether the paper stood out; else it is the whole picture, or what the person chose. */
  found: boolean;
}

/** Longer side of the copy in which the paper is looked for. */
const SEARCH_SIDE = 360;
/** About 190 dots an inch on a sheet of A4: small print stays readable. */
const LONGEST_SIDE = 2200;
/** Bytes. */
const MOST = 500_000;
const QUALITIES = [0.82, 0.72, 0.6, 0.5] as const;

/** @param corners as the person set them; looked for when absent @param plain the colours stay as they are */
export async function makeUpright(picture: ImageBitmap, corners?: Corners, plain = false): Promise<Straightened> {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const seen = corners ? undefined : paperIn(picture);
  const places = corners ?? seen ?? WHOLE;
  // More pixels than come out need not go in.
  const scale = Math.min(1, (2 * LONGEST_SIDE) / Math.max(picture.width, picture.height));
  const source = pixelsOf(picture, whole, scale);
  const sheet = upright(source, places, sizeOf(places, source, LONGEST_SIDE));
  if (!plain) raiseContrast(sheet);
  return { ...(await small(sheet)), corners: places, found: seen !== undefined };
}

/** The corners of the paper; undefined when none stands out. */
export function paperIn(picture: ImageBitmap): Corners | undefined {
  const { width, height, data } = pixelsOf(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, Math.min(1, SEARCH_SIDE / Math.max(picture.width, picture.height)));
  const grey = Uint8Array.from({ length: width * height }, (_, i) => (data[i * 4]! * 3 + data[i * 4 + 1]! * 6 + data[i * 4 + 2]!) / 10);
  return findPaper({ width, height, grey });
}

async function small(sheet: Parameters<typeof jpegOf>[0]): Promise<{ blob: Blob; width: number; height: number }> {
  let pixels = sheet;
  for (;;) {
    for (const quality of QUALITIES) {
      const blob = await jpegOf(pixels, quality);
      if (blob.size <= MOST || pixels.width < 400) return { blob, width: pixels.width, height: pixels.height };
    }
    pixels = smaller(pixels);
  }
}

function smaller(pixels: Parameters<typeof jpegOf>[0]): Parameters<typeof jpegOf>[0] {
  const { canvas, context } = blankCanvas(pixels.width, pixels.height);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height), 0, 0);
  return pixelsOf(canvas, { x: 0, y: 0, width: pixels.width, height: pixels.height }, 0.8);
}
