// Takes a logo from any file a person picks: checked before it is decoded, made small, flat and clean for the PDF.
import { pass, refuse, type Result } from '#domain/result.ts';
import { HEADER_BYTES, looksLikeSvg, readPictureHeader } from './picture-header.ts';

export interface Logo {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'image/png' | 'image/jpeg';
  /** Pixels. */
  width: number;
  height: number;
}

export type LogoFault =
  | 'empty'
  /** More than 30 MB. */
  | 'tooLarge'
  /** More than 40 million pixels, or 16,000 on a side: decoding could take all the memory of a phone. */
  | 'tooManyPixels'
  /** An SVG holds markup; it must be saved as PNG first. */
  | 'svg'
  /** No PNG, JPEG, WebP or GIF. */
  | 'notAPicture'
  /** The bytes are broken, or this browser cannot decode them. */
  | 'unreadable';

const MAX_BYTES = 30_000_000;
const MAX_PIXELS = 40_000_000;
/** Beyond this a canvas stays blank in some browsers. */
const MAX_SIDE = 16_000;
/** Four pixels to a point of its place on the page: sharp in print, small in the file. */
const MAX_WIDTH = 600;
const MAX_HEIGHT = 224;
/** The logo is inside every PDF and every UBL. */
const GOOD_BYTES = 32_000;
const SMALLEST = 0.4;

/**
 * @returns the logo re-encoded: at most 600 × 224 pixels, on white (documents are white), nothing of the original file
 * but its pixels (no place, camera or author data); or why it cannot be taken. Nothing is stored here.
 */
export async function prepareLogo(file: Blob): Promise<Result<Logo, LogoFault>> {
  if (file.size === 0) return refuse('empty');
  if (file.size > MAX_BYTES) return refuse('tooLarge');
  const start = await file.slice(0, HEADER_BYTES).arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
  if (!start) return refuse('unreadable');
  const header = readPictureHeader(start);
  if (!header) return refuse(looksLikeSvg(start) ? 'svg' : 'notAPicture');
  if (header.width === 0 || header.height === 0) return refuse('unreadable');
  if (header.width * header.height > MAX_PIXELS || Math.max(header.width, header.height) > MAX_SIDE) return refuse('tooManyPixels');
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([file], { type: `image/${header.type}` }));
  } catch {
    return refuse('unreadable');
  }
  try {
    return pass(await small(picture));
  } catch {
    return refuse('unreadable');
  } finally {
    picture.close();
  }
}

/** PNG when it is small, as drawn logos are; else JPEG, worse and smaller step by step. */
async function small(picture: ImageBitmap): Promise<Logo> {
  const fits = Math.min(1, MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height);
  for (let part = 1; ; part *= 0.8) {
    const canvas = draw(picture, fits * part);
    for (const [type, quality] of [['image/png', 1], ['image/jpeg', 0.92], ['image/jpeg', 0.82]] as const) {
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
      if (!blob) throw new Error('not encoded');
      const last = part < SMALLEST && quality < 0.9;
      if (blob.size <= GOOD_BYTES || last) return { bytes: new Uint8Array(await blob.arrayBuffer()), type, width: canvas.width, height: canvas.height };
    }
  }
}

/** The picture at a scale, on white. Halved as often as possible first: one large step would skip pixels. */
function draw(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  let source: CanvasImageSource = picture;
  let [width, height] = [picture.width, picture.height];
  const target = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  for (;;) {
    [width, height] = [Math.max(target.width, Math.ceil(width / 2)), Math.max(target.height, Math.ceil(height / 2))];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas');
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, width, height);
    if (width === target.width && height === target.height) return canvas;
    source = canvas;
  }
}
