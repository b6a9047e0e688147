// The payment QR as a picture, to be saved or handed to the bank app on the same phone.
import { fileName } from '#domain/text/filename.ts';
import { encodeQr, QUIET_ZONE } from '#ui/qr.ts';

/** Side of a module in pixels. */
const MODULE = 12;

/** A PNG of the code with its quiet zone. @throws Error when the text does not fit a code */
export async function qrPicture(payload: string, name: string): Promise<File> {
  const matrix = await encodeQr(payload);
  if (!matrix) throw new RangeError('not a payment code');
  const side = (matrix.size + 2 * QUIET_ZONE) * MODULE;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = 'black';
  for (const [i, module] of matrix.modules.entries()) {
    if (module) pen.fillRect((QUIET_ZONE + (i % matrix.size)) * MODULE, (QUIET_ZONE + Math.floor(i / matrix.size)) * MODULE, MODULE, MODULE);
  }
  return new File([await canvas.convertToBlob({ type: 'image/png' })], fileName(name || 'QR', 'png'), { type: 'image/png' });
}
