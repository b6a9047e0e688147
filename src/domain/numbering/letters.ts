// Letters of the devices that number on their own: `2026-B0003`. Each is given once and never again.

/** A to Z without I and O, which read as 1 and 0 beside digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LONGEST = 3;

/** Whether `value` is a letter that a device can have: one to three capitals. */
export function isLetter(value: string): boolean {
  return value.length >= 1 && value.length <= LONGEST && [...value].every((char) => LETTERS.includes(char));
}

/** The letter after the highest one ever given: A, B … Z, AA, AB … Throws RangeError when all are given. */
export function nextLetter(given: Iterable<string>): string {
  let highest = 0;
  for (const letter of given) if (isLetter(letter)) highest = Math.max(highest, letterRank(letter));
  let text = '';
  for (let rest = highest + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS.length)) text = LETTERS.charAt((rest - 1) % LETTERS.length) + text;
  if (text.length > LONGEST) throw new RangeError('no letter is left');
  return text;
}

/** Place in the order of giving: A is 1. Throws RangeError on what is no letter. */
export function letterRank(letter: string): number {
  if (!isLetter(letter)) throw new RangeError(`no such letter: ${letter}`);
  return [...letter].reduce((sum, char) => sum * LETTERS.length + LETTERS.indexOf(char) + 1, 0);
}
