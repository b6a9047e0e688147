// Turns a quadrilateral of a picture into an upright rectangle, and makes its paper white.
import type { Corners } from './corners.ts';
import type { Size } from './picture-size.ts';

/** Red, green, blue and opacity of each pixel, row by row. */
export interface Pixels extends Size {
  data: Uint8ClampedArray;
}

/** The size that the sheet has in the picture, its longer side at most `most` pixels. */
export function sizeOf(corners: Corners, { width, height }: Size, most: number): Size {
  const length = (a: number, b: number) => Math.hypot((corners[a]!.x - corners[b]!.x) * width, (corners[a]!.y - corners[b]!.y) * height);
  const [wide, high] = [Math.max(length(0, 1), length(3, 2)), Math.max(length(0, 3), length(1, 2))];
  const scale = Math.min(1, most / Math.max(wide, high, 1));
  return { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) };
}

/**
 * The nine factors that take a point of the unit square to one of the quadrilateral: x = (au + bv + c) / (gu + hv + 1),
 * and y likewise with d, e, f.
 */
export function projection(corners: Corners): readonly [a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number] {
  const [p0, p1, p2, p3] = corners;
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x];
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = det === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / det;
  const h = det === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / det;
  return [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x, p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y, g, h];
}

/** The sheet between `corners`, upright, each pixel from its four neighbours. */
export function upright(source: Pixels, corners: Corners, { width, height }: Size): Pixels {
  const [a, b, c, d, e, f, g, h] = projection(corners);
  const data = new Uint8ClampedArray(width * height * 4);
  const [lastX, lastY] = [source.width - 1, source.height - 1];
  for (let row = 0, to = 0; row < height; row++) {
    const v = (row + 0.5) / height;
    for (let column = 0; column < width; column++, to += 4) {
      const u = (column + 0.5) / width;
      const w = g * u + h * v + 1;
      const x = Math.min(Math.max(((a * u + b * v + c) / w) * source.width - 0.5, 0), lastX);
      const y = Math.min(Math.max(((d * u + e * v + f) / w) * source.height - 0.5, 0), lastY);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - left, y - top];
      const at = (top * source.width + left) * 4;
      const [right, under] = [left < lastX ? 4 : 0, top < lastY ? source.width * 4 : 0];
      for (let part = 0; part < 3; part++) {
        const over = source.data[at + part]! * (1 - fx) + source.data[at + right + part]! * fx;
        const beneath = source.data[at + under + part]! * (1 - fx) + source.data[at + under + right + part]! * fx;
        data[to + part] = over * (1 - fy) + beneath * fy;
      }
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Stretches the lightness in place, so that ink is black and paper white; a picture without either stays about as it is. */
export function raiseContrast({ data }: Pixels): void {
  const counts = new Float64Array(256);
  for (let i = 0; i < data.length; i += 4) counts[(data[i]! * 3 + data[i + 1]! * 6 + data[i + 2]!) / 10 | 0]!++;
  const [dark, light] = [shareAt(counts, data.length / 4, 0.005), shareAt(counts, data.length / 4, 0.7)];
  if (light - dark < 40) return;
  const curve = Uint8ClampedArray.from({ length: 256 }, (_, value) => ((value - dark) * 250) / (light - dark));
  for (let i = 0; i < data.length; i += 4) {
    data[i] = curve[data[i]!]!;
    data[i + 1] = curve[data[i + 1]!]!;
    data[i + 2] = curve[data[i + 2]!]!;
  }
}

/** The value below which a share of all pixels lies. */
function shareAt(counts: Float64Array, all: number, share: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    sum += counts[value]!;
    if (sum >= all * share) return value;
  }
  return 255;
}
