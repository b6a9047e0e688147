// A photo or a scan: its size by its header first, then its codes; decoded away from the page.
import { pictureSize, type Size } from '#domain/purchase/picture/picture-size.ts';
import { MOST_PIXELS, type UnreadableReason } from '#domain/purchase/files/unreadable.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import { refuse, type Result } from '#domain/result.ts';
import { askPixels } from './ask-pixels.ts';

export type PictureFault = Extract<UnreadableReason, 'tooManyPixels' | 'pictureUnreadable' | 'heicUnreadable'>;

export interface ReadPicture extends Size {
  /** What its codes say, the payment's first. */
  codes: string[];
}

/** Why a picture must not be decoded; headers are read as far as `HEAD` bytes. */
export async function pictureFault(picture: Blob): Promise<'tooManyPixels' | undefined> {
  // Photos carry a preview and descriptions before their own header.
  const HEAD = 1_000_000;
  const size = pictureSize(new Uint8Array(await picture.slice(0, HEAD).arrayBuffer()));
  return size && size.width * size.height > MOST_PIXELS ? 'tooManyPixels' : undefined;
}

/** The codes and the size of a picture, or why it cannot be read. */
export async function readPicture(picture: Blob): Promise<Result<ReadPicture, PictureFault>> {
  const fault = await pictureFault(picture);
  if (fault) return refuse(fault);
  const read = await askPixels({ ask: 'codes', picture });
  return read.ok ? read : refuse(await decodeFault(picture));
}

/** HEIC is said by its name: the person can do something about it. */
export async function decodeFault(picture: Blob): Promise<PictureFault> {
  return sniff(new Uint8Array(await picture.slice(0, 64).arrayBuffer())) === 'image/heic' ? 'heicUnreadable' : 'pictureUnreadable';
}
