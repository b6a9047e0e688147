// The name of a series of numbers: journal, year, and the letter when it is a device's own.

/** What a series is made of. */
export interface Series {
  journal: string;
  year: number;
  letter?: string;
}

const SHAPE = /^([A-Za-z0-9_-]{1,64}):(\d{4})(?::([A-Z]{1,3}))?$/;

/** `journal:year`, with `:LETTER` for a device's own. */
export function seriesName({ journal, year, letter }: Series): string {
  return letter ? `${journal}:${year}:${letter}` : `${journal}:${year}`;
}

/** The parts of a series' name, or undefined. */
export function readSeries(name: string): Series | undefined {
  const match = SHAPE.exec(name);
  return match ? { journal: match[1]!, year: Number(match[2]), ...(match[3] && { letter: match[3] }) } : undefined;
}
