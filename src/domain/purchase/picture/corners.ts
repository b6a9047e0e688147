// Finds a sheet of paper in a picture: the largest light area that is about a quadrilateral.
import { alongItsSides, type Point } from './sides.ts';

/** A place in a picture as shares of its width and height, 0 … 1. */
export interface Place {
  x: number;
  y: number;
}

/** Upper left, upper right, lower right, lower left. */
export type Corners = readonly [Place, Place, Place, Place];

export const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 }
];

/** Lightness of each pixel, row by row, 0 … 255. */
export interface GreyPicture {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** A sheet takes at least this share of the picture … */
const LEAST_AREA = 0.15;
/** … and fills its own four corners this much: text and shadows leave little holes. */
const LEAST_FILLED = 0.8;
/** Nearly all of the picture: it is cut already. */
const MOST_AREA = 0.97;

/** The corners of the paper in a small picture (some hundred pixels a side); undefined when none stands out. */
export function findPaper(picture: GreyPicture): Corners | undefined {
  const soft = softened(picture);
  const area = largestLight(soft, threshold(soft.grey));
  if (!area || area.pixels < LEAST_AREA * soft.width * soft.height) return undefined;
  const quad = largestQuad(hullOf(area.edge));
  if (!quad) return undefined;
  const size = areaOf(quad);
  if (size > MOST_AREA * soft.width * soft.height || area.pixels < LEAST_FILLED * size) return undefined;
  return inOrder(alongItsSides(quad, area.edge).map(({ x, y }) => ({ x: within(x / (soft.width - 1)), y: within(y / (soft.height - 1)) })));
}

const within = (share: number) => Math.min(1, Math.max(0, share));

/** Each pixel the mean of its five by five: what is written on the paper fades. */
function softened({ width, height, grey }: GreyPicture): GreyPicture {
  const pass = (from: Uint8Array, step: number, along: number) => {
    const to = new Uint8Array(from.length);
    for (let i = 0; i < from.length; i++) {
      const place = step === 1 ? i % width : Math.floor(i / width);
      let [sum, count] = [0, 0];
      for (let off = -2; off <= 2; off++) {
        if (place + off < 0 || place + off >= along) continue;
        sum += from[i + off * step]!;
        count++;
      }
      to[i] = sum / count;
    }
    return to;
  };
  return { width, height, grey: pass(pass(grey, 1, width), width, height) };
}

/** The lightness that parts the picture best in two (Otsu). */
function threshold(grey: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const value of grey) counts[value]!++;
  const all = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [dark, darkSum, best, at] = [0, 0, -1, 127];
  for (let value = 0; value < 255; value++) {
    dark += counts[value]!;
    darkSum += counts[value]! * value;
    const light = grey.length - dark;
    if (dark === 0 || light === 0) continue;
    const apart = dark * light * (darkSum / dark - (all - darkSum) / light) ** 2;
    if (apart > best) [best, at] = [apart, value];
  }
  return at;
}

/** The largest connected area lighter than `above`: how many pixels, and the first and last of each of its rows and columns. */
function largestLight({ width, grey }: GreyPicture, above: number): { pixels: number; edge: Point[] } | undefined {
  const seen = new Uint8Array(grey.length);
  let best: number[] = [];
  for (let start = 0; start < grey.length; start++) {
    if (seen[start] || grey[start]! <= above) continue;
    const found: number[] = [start];
    seen[start] = 1;
    for (let next = 0; next < found.length; next++) {
      const i = found[next]!;
      const x = i % width;
      for (const other of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (other < 0 || other >= grey.length || seen[other] || grey[other]! <= above) continue;
        seen[other] = 1;
        found.push(other);
      }
    }
    if (found.length > best.length) best = found;
  }
  if (best.length === 0) return undefined;
  const [rows, columns] = [new Map<number, [number, number]>(), new Map<number, [number, number]>()];
  for (const i of best) {
    const [x, y] = [i % width, Math.floor(i / width)];
    widen(rows, y, x);
    widen(columns, x, y);
  }
  const sides = [...rows].flatMap(([y, ends]) => ends.map((x) => ({ x, y })));
  return { pixels: best.length, edge: [...sides, ...[...columns].flatMap(([x, ends]) => ends.map((y) => ({ x, y })))] };
}

function widen(spans: Map<number, [number, number]>, at: number, value: number): void {
  const span = spans.get(at);
  spans.set(at, span ? [Math.min(span[0], value), Math.max(span[1], value)] : [value, value]);
}

const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Convex hull (monotone chain). */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (all: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of all) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** Points of the hull that are looked at for corners: enough for a sheet, few enough to try all fours. */
const TRIED = 20;

/** The four points of the hull that enclose most. */
function largestQuad(hull: readonly Point[]): Point[] | undefined {
  if (hull.length < 4) return undefined;
  // Those where the hull turns most.
  const sharp = hull.map((point, i) => ({ i, point, bend: bendAt(hull, i) }));
  const points = sharp.toSorted((a, b) => b.bend - a.bend).slice(0, TRIED).toSorted((a, b) => a.i - b.i).map(({ point }) => point);
  let [best, most]: [Point[] | undefined, number] = [undefined, 0];
  for (const quad of foursOf(points)) {
    const size = areaOf(quad);
    if (size > most) [best, most] = [quad, size];
  }
  return best;
}

/** Every four of some points, in their order. */
function* foursOf(points: readonly Point[]): Generator<Point[]> {
  for (const [a, first] of points.entries()) {
    for (const [b, second] of points.entries()) {
      if (b <= a) continue;
      for (const [c, third] of points.entries()) {
        if (c <= b) continue;
        for (const fourth of points.slice(c + 1)) yield [first, second, third, fourth];
      }
    }
  }
}

function bendAt(hull: readonly Point[], i: number): number {
  const [before, at, after] = [hull[(i + hull.length - 1) % hull.length]!, hull[i]!, hull[(i + 1) % hull.length]!];
  return Math.abs(turn(before, at, after));
}

/** Area of a polygon. */
export function areaOf(points: readonly Point[]): number {
  return Math.abs(points.reduce((sum, { x, y }, i) => sum + x * points[(i + 1) % points.length]!.y - points[(i + 1) % points.length]!.x * y, 0)) / 2;
}

/** Clockwise from the upper left, which is nearest to the picture's own. */
function inOrder(places: readonly Place[]): Corners {
  const middle = { x: places.reduce((sum, { x }) => sum + x, 0) / 4, y: places.reduce((sum, { y }) => sum + y, 0) / 4 };
  const around = places.toSorted((a, b) => Math.atan2(a.y - middle.y, a.x - middle.x) - Math.atan2(b.y - middle.y, b.x - middle.x));
  const first = around.reduce((best, { x, y }, i) => (x + y < around[best]!.x + around[best]!.y ? i : best), 0);
  return [0, 1, 2, 3].map((i) => around[(first + i) % 4]!) as unknown as Corners;
}
