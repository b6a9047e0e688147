// Headings compared by their words alone: no case, accents, marks or doubled blanks.

/** "N° de TVA (BE)" → "n de tva be". */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same for every file with the same headings in the same order: the key under which a mapping is remembered. */
export function headerSignature(kind: string, headings: readonly string[]): string {
  return [kind, ...headings.map(foldHeading)].join('|');
}
