// Canvases and pixels, in a worker and in a page alike.
import type { Pixels } from '#domain/purchase/picture/perspective.ts';

export type AnyCanvas = OffscreenCanvas | HTMLCanvasElement;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** A canvas that is not shown. */
export function blankCanvas(width: number, height: number): { canvas: AnyCanvas; context: Context } {
  const canvas = typeof OffscreenCanvas === 'undefined' ? Object.assign(document.createElement('canvas'), { width, height }) : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Context | null;
  if (!context) throw new Error('This browser gives no canvas.');
  return { canvas, context };
}

/** The pixels of a part of a picture, drawn `scale` times as large. */
export function pixelsOf(picture: CanvasImageSource, part: { x: number; y: number; width: number; height: number }, scale: number): Pixels {
  const [width, height] = [Math.max(1, Math.round(part.width * scale)), Math.max(1, Math.round(part.height * scale))];
  const { context } = blankCanvas(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/** A picture as JPEG. */
export async function jpegOf(pixels: Pixels, quality: number): Promise<Blob> {
  const { canvas, context } = blankCanvas(pixels.width, pixels.height);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height), 0, 0);
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No JPEG was made.'))), 'image/jpeg', quality));
}
