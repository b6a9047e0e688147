// Figures of the bench: medians and 95th percentiles, printed beside their bar and their peer.

/** What must not be exceeded: the 95th percentile where a person waits again and again, else the median. `least`: what the median must reach. */
export type Bar = { p95: number } | { median: number } | { least: number };

export interface Figure {
  name: string;
  unit: 'ms' | 's' | 'MB' | 'kB' | '/s';
  median: number;
  p95: number;
  /** None where it is only set beside its peer. */
  bar?: Bar;
  /** The peer at the same work on the same machine. */
  peer?: { name: string; median: number };
}

/** The value below which `share` of the runs lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** @returns a figure of at least five runs */
export function figure(name: string, unit: Figure['unit'], values: readonly number[], bar: Bar | undefined, peer?: { name: string; values: readonly number[] }): Figure {
  return { name, unit, median: percentile(values, 0.5), p95: percentile(values, 0.95), ...(bar && { bar }), ...(peer && { peer: { name: peer.name, median: percentile(peer.values, 0.5) } }) };
}

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

function judged(bar: Bar | undefined, median: number, p95: number): [mark: string, said: string] {
  if (!bar) return [' ', ''];
  const mark = (met: boolean) => (met ? '✓' : '✗');
  if ('p95' in bar) return [mark(p95 <= bar.p95), `p95 ≤ ${bar.p95}`];
  return 'least' in bar ? [mark(median >= bar.least), `median ≥ ${bar.least}`] : [mark(median <= bar.median), `median ≤ ${bar.median}`];
}

/** One line of the printed table. */
export function lineOf({ name, unit, median, p95, bar, peer }: Figure): string {
  const better = unit === '/s' ? median / (peer?.median ?? 1) : (peer?.median ?? 1) / median;
  const ratio = peer ? `${peer.name} ${round(peer.median)} ${unit}, ${round(better)} times` : '';
  const [mark, said] = judged(bar, median, p95);
  return `${mark} ${name.padEnd(52)} ${round(median).padStart(8)} ${round(p95).padStart(8)} ${unit}  ${said.padEnd(12)}  ${ratio}`;
}
