// Quarter turns of a picture, told by where its corners go: what is cut out between turned corners comes out turned.
import type { Corners, Place } from './corners.ts';

/** A quarter turn of what is seen, to the left (anticlockwise) or to the right. */
export type QuarterTurn = 'left' | 'right';

const moved = ({ x, y }: Place, way: QuarterTurn): Place => (way === 'right' ? { x: 1 - y, y: x } : { x: y, y: 1 - x });

/** The corners of what `corners` enclose, named so that the cut-out is turned; the places in the picture stay. */
export function turnCut([upperLeft, upperRight, lowerRight, lowerLeft]: Corners, way: QuarterTurn): Corners {
  return way === 'right' ? [lowerLeft, upperLeft, upperRight, lowerRight] : [upperRight, lowerRight, lowerLeft, upperLeft];
}

/** The corners as they lie, and are named, in the picture once it is turned as a whole. */
export const turnWithPicture = (corners: Corners, way: QuarterTurn): Corners => turnCut(corners, way).map((place) => moved(place, way)) as unknown as Corners;

/** The places in the picture as it came, of corners seen in it after `turns` quarter turns to the right; their names stay. */
export function placesBefore(corners: Corners, turns: number): Corners {
  const back = (place: Place) => Array.from({ length: ((turns % 4) + 4) % 4 }).reduce<Place>((at) => moved(at, 'left'), place);
  return corners.map(back) as unknown as Corners;
}
