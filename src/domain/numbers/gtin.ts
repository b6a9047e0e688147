// Article numbers under bar codes: EAN-8 and EAN-13, and the other lengths of a GTIN (GS1).

/** The check digit of the digits before it: weights 3 and 1 from the right, up to the next ten. Throws RangeError on other text. */
export function gtinCheckDigit(body: string): string {
  if (!/^\d+$/.test(body)) throw new RangeError('digits only');
  const sum = [...body].reverse().reduce((all, digit, place) => all + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether `text` is an EAN-8 or EAN-13 with a right check digit. */
export function isEan(text: string): boolean {
  return (text.length === 8 || text.length === 13) && isGtin(text);
}

/** Whether `text` is a GTIN of 8, 12, 13 or 14 digits with a right check digit: what ISO 6523 scheme 0160 holds. */
export function isGtin(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === text.slice(-1);
}

/** What a scanned or typed code is; 'suspect' looks like an EAN but its check digit is wrong, so a digit was mistyped. */
export function barcodeKind(text: string): 'ean8' | 'ean13' | 'suspect' | 'other' {
  if (!/^(?:\d{8}|\d{13})$/.test(text)) return 'other';
  if (!isEan(text)) return 'suspect';
  return text.length === 8 ? 'ean8' : 'ean13';
}
