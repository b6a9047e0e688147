// What a letter asks to be paid.

export interface Owed {
  beneficiary: string;
  cents: number;
  iban: string;
  /** Twelve digits, or free text. */
  communication: string;
  /** YYYY-MM-DD. */
  due: string;
}
