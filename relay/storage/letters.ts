// The letters of devices' own number series, in the order in which they are given: A … Z, AA … ZZ, AAA …

/** The `n`-th letter, n ≥ 1. */
export function letterAt(n: number): string {
  let rest = n;
  let letters = '';
  while (rest > 0) {
    rest -= 1;
    letters = String.fromCodePoint(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return letters;
}
