// Whether the person has said that the recovery sheet is kept: until then the app asks for it.
import { device } from '#store/device.ts';
import { text } from '#store/shape/fields.ts';

/** Holds the company's id as a word: it goes with the company. */
const key = (company: string) => `sheet-unconfirmed ${company}`;

/**
 * For a live query.
 * @param now what tells the sheet in force from others: as long as it is the one of before, no other was made, and there is nothing to confirm
 */
export async function isUnconfirmed(company: string, now: string): Promise<boolean> {
  const before = await device.preference(key(company), text);
  return before !== undefined && before !== now;
}

/** @param before the sheet in force until then; empty: there is none */
export const noteUnconfirmed = (company: string, before: string): Promise<void> => device.setPreference(key(company), before);

export const noteConfirmed = (company: string): Promise<void> => device.setPreference(key(company), undefined);
