// Where the fast-start copy of a company's settings lies, and how it is forgotten; apart, since erasing needs no Yjs.
import { Dexie } from 'dexie';

/** Name of the copy's database. */
export const fastCopyName = (database: string) => `${database}-settings`;

export async function forgetFastCopy(database: string): Promise<void> {
  await Dexie.delete(fastCopyName(database));
}
