// A picture turned to be looked at: small enough for a screen, nothing of it is kept.
import { WHOLE } from '#domain/purchase/picture/corners.ts';
import { type QuarterTurn, turnCut } from '#domain/purchase/picture/turn.ts';
import { straighten } from './straighten.ts';

/** @throws Error when the browser cannot read the picture */
export async function turnedPicture(picture: Blob, way: QuarterTurn): Promise<Blob> {
  const made = await straighten(picture, turnCut(WHOLE, way), true);
  if (!made.ok) throw new Error(made.fault);
  return made.value.blob;
}
