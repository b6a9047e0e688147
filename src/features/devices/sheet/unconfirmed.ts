// Whether the person has said that the recovery sheet is kept: until then the app asks for it.
import { device } from '#store/device.ts';
import { flag } from '#store/shape/fields.ts';

/** Holds the company's id as a word: it goes with the company. */
const key = (company: string) => `sheet-unconfirmed ${company}`;

/** For a live query. */
export const isUnconfirmed = async (company: string): Promise<boolean> => (await device.preference(key(company), flag)) === true;

export const noteUnconfirmed = (company: string): Promise<void> => device.setPreference(key(company), true);

export const noteConfirmed = (company: string): Promise<void> => device.setPreference(key(company), undefined);
