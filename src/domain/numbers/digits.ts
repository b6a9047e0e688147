// Remainders of long digit strings, the base of most check digits.

/** `digits` mod `modulus` for a decimal string of any length. */
export function mod(digits: string, modulus: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % modulus;
  return rest;
}

/** ISO 7064: letters become two digits (A = 10 … Z = 35), then mod 97. IBAN and RF are right when this is 1. */
export function mod97OfAlphanumeric(text: string): number {
  return mod(
    text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
    97
  );
}

/** The two check digits of Belgian references and accounts: mod 97, or 97 when that is 0. */
export function belgianCheck(digits: string): string {
  return String(mod(digits, 97) || 97).padStart(2, '0');
}

/** The sum of each digit times the weight in its place. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}

/** Luhn's sum: every second digit from the right doubled, its own digits added. */
export function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}

/** Whether the digits pass Luhn's check, the last digit included. */
export function isLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0;
}

/** The text in groups of four with blanks between, as IBAN and RF references are printed. */
export function inFours(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}
