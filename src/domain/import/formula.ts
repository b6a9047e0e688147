// Cells that a spreadsheet would run as a formula: made harmless on the way out, put back on the way in.

/** Characters that start a formula in Excel, LibreOffice or Google Sheets (OWASP, CSV injection), full-width forms too. */
const STARTS = '=+\\-@\\t\\r\\n＝＋－＠';
const DANGEROUS = new RegExp(`^'*[${STARTS}]`);
const ESCAPED = new RegExp(`^'+[${STARTS}]`);

/** A text with an apostrophe before it when a spreadsheet would take it for a formula. */
export function escapeFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** The text as it was before `escapeFormula`. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
