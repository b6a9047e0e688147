// Which running numbers of each author are here, and which are known to exist and are missing. The order of arrival does not matter.
import type { Covered } from '../codec/items.ts';
import type { SyncId } from '../ids.ts';
import type { Scope } from '../scopes.ts';

/** Both ends included. */
export type Range = [from: number, to: number];

/** One author in one scope. */
export interface Line {
  device: SyncId;
  scope: Scope;
  /** Applied, or covered by a snapshot that was: rising, apart from each other. */
  ranges: Range[];
  /** The highest number that somebody says there is. */
  known: number;
}

/** Plain JSON by `device scope`: kept with the cursor, in the transaction that applies. */
export type Gaps = Readonly<Record<string, Line>>;

/** The numbers `from` … `to` are here. */
export function cover(gaps: Gaps, device: SyncId, scope: Scope, from: number, to = from): Gaps {
  const line = lineOf(gaps, device, scope);
  const ranges = joined([...line.ranges, [from, to]]);
  return put(gaps, { ...line, ranges, known: Math.max(line.known, to) });
}

/** Somebody saw number `n` of that author. */
export function expect(gaps: Gaps, device: SyncId, scope: Scope, n: number): Gaps {
  const line = lineOf(gaps, device, scope);
  return n > line.known ? put(gaps, { ...line, known: n }) : gaps;
}

/** Whether that envelope was applied, or is part of a snapshot that was. */
export function covered(gaps: Gaps, device: SyncId, scope: Scope, n: number): boolean {
  return lineOf(gaps, device, scope).ranges.some(([from, to]) => from <= n && n <= to);
}

/** What is missing: a relay that has answered everything up to its head keeps it back. */
export function missing(gaps: Gaps): { device: SyncId; scope: Scope; from: number; to: number }[] {
  return Object.values(gaps).flatMap(({ device, scope, ranges, known }) => {
    const holes: Range[] = [];
    let next = 1;
    for (const [from, to] of ranges) {
      if (from > next) holes.push([next, from - 1]);
      next = to + 1;
    }
    if (known >= next) holes.push([next, known]);
    return holes.map(([from, to]) => ({ device, scope, from, to }));
  });
}

/** The last number of a device in each scope that is here: what a revocation names as `upTo`, once everything is pulled. */
export function lastOf(gaps: Gaps, device: SyncId): Record<Scope, number> {
  const lines = Object.values(gaps).filter((line) => line.device === device && line.ranges.length > 0);
  return Object.fromEntries(lines.map(({ scope, ranges }) => [scope, ranges.at(-1)![1]]));
}

/** What a snapshot says that it covers, from the envelopes that it contains (and what those covered, when they were snapshots). */
export function coversOf(contained: readonly { device: SyncId; scope: Scope; n: number }[], within: readonly Covered[], scope: Scope): Covered[] {
  let gaps: Gaps = {};
  for (const { device, n } of contained) gaps = cover(gaps, device, scope, n);
  for (const { device, from, to } of within) gaps = cover(gaps, device, scope, from, to);
  return Object.values(gaps).flatMap(({ device, ranges }) => ranges.map(([from, to]) => ({ device, from, to })));
}

const keyOf = (device: SyncId, scope: Scope) => `${device} ${scope}`;

function lineOf(gaps: Gaps, device: SyncId, scope: Scope): Line {
  return gaps[keyOf(device, scope)] ?? { device, scope, ranges: [], known: 0 };
}

function put(gaps: Gaps, line: Line): Gaps {
  return { ...gaps, [keyOf(line.device, line.scope)]: line };
}

function joined(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
