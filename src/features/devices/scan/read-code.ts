// Reads a QR code out of a picture: by the browser's own reader where it has one, else by ours.

interface Detector {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

export type ReadCode = (picture: ImageData) => Promise<string | undefined>;

/** Frames are read at this width at most: enough for the codes that Carnet shows, and quick on an old phone. */
const WIDEST = 960;

/** The reader for this browser. Loads ours only where it is needed. */
export async function codeReader(): Promise<ReadCode> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const own = BarcodeDetector && (await BarcodeDetector.getSupportedFormats().catch((): string[] => [])).includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : undefined;
  if (own) return async (picture) => (await own.detect(picture))[0]?.rawValue;
  const { default: jsqr } = await import('jsqr');
  return async ({ data, width, height }) => jsqr(data, width, height)?.data || undefined;
}

/** The pixels of a video frame or a picture, made smaller where they are many. */
export function pixelsOf(source: HTMLVideoElement | ImageBitmap): ImageData | undefined {
  const [width, height] = 'videoWidth' in source ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  if (width === 0 || height === 0) return undefined;
  const scale = Math.min(1, WIDEST / width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height);
}
