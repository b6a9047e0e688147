// Reads a QR code as a phone held too far away would see it: from a picture made small and blurred.
import type { BrowserContext } from '@playwright/test';
import jsqr from 'jsqr';

export interface Seen {
  text: string;
  /** Width of the symbol without its quiet zone, as a share of the picture's width. */
  share: number;
}

/** @returns what a reader finds in the picture reduced to 25 % and blurred, undefined when it finds nothing */
export async function readQr(context: BrowserContext, png: Buffer): Promise<Seen | undefined> {
  // A page of its own, without the app's policy.
  const page = await context.newPage();
  const { pixels, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(Math.round(picture.width / 4), Math.round(picture.height / 4));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.filter = 'blur(0.7px)';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { pixels: [...data], width: canvas.width, height: canvas.height };
  }, png.toString('base64'));
  await page.close();
  const found = jsqr(Uint8ClampedArray.from(pixels), width, height);
  if (!found) return undefined;
  const { topLeftCorner, topRightCorner } = found.location;
  const text = new TextDecoder().decode(Uint8Array.from(found.binaryData));
  return { text, share: (topRightCorner.x - topLeftCorner.x) / width };
}
