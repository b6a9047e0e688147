// The corners of a sheet from its sides: a corner may be bent, rounded or blurred away, the sides beside it still meet where it was.

/** A place in a picture, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A line through `at` in the direction `along`, a unit vector. */
interface Line {
  at: Point;
  along: Point;
}

/** Points this far from a side, in pixels, belong to it … */
const NEAR = 4;
/** … but for those beside its ends, as shares of its length. */
const ENDS = 0.12;
/** A corner is never moved by more than this share of the shorter side at it. */
const MOST_MOVED = 0.15;
const FEWEST = 8;

/** The corners of a quadrilateral moved to where the lines through its edge points meet; one whose sides say nothing stays. */
export function alongItsSides(quad: readonly Point[], edge: readonly Point[]): Point[] {
  const lines = quad.map((from, i) => sideOf(from, quad[(i + 1) % quad.length]!, edge));
  return quad.map((corner, i) => {
    const [before, after] = [(i + quad.length - 1) % quad.length, i];
    const met = crossing(lines[before], lines[after]);
    const shorter = Math.min(apart(corner, quad[before]!), apart(corner, quad[(i + 1) % quad.length]!));
    return met && apart(met, corner) <= MOST_MOVED * shorter ? met : corner;
  });
}

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** The line through the edge points between two corners: the direction in which they spread most. */
function sideOf(from: Point, to: Point, edge: readonly Point[]): Line | undefined {
  const length = apart(from, to);
  if (length === 0) return undefined;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const points = edge.filter(({ x, y }) => {
    const [dx, dy] = [x - from.x, y - from.y];
    const way = (dx * along.x + dy * along.y) / length;
    return way > ENDS && way < 1 - ENDS && Math.abs(dx * along.y - dy * along.x) <= NEAR;
  });
  if (points.length < FEWEST) return undefined;
  const at = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  const spread = (one: 'x' | 'y', other: 'x' | 'y') => points.reduce((sum, point) => sum + (point[one] - at[one]) * (point[other] - at[other]), 0);
  const angle = Math.atan2(2 * spread('x', 'y'), spread('x', 'x') - spread('y', 'y')) / 2;
  return { at, along: { x: Math.cos(angle), y: Math.sin(angle) } };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where two lines meet; undefined when they are about parallel. */
function crossing(one: Line | undefined, other: Line | undefined): Point | undefined {
  if (!one || !other) return undefined;
  const across = one.along.x * other.along.y - one.along.y * other.along.x;
  if (Math.abs(across) < 0.1) return undefined;
  const way = ((other.at.x - one.at.x) * other.along.y - (other.at.y - one.at.y) * other.along.x) / across;
  return { x: one.at.x + way * one.along.x, y: one.at.y + way * one.along.y };
}
