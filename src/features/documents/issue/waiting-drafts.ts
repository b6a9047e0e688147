// Drafts that are ready and wait for the relay's number: noted on this device alone, so that one device issues them.
import * as z from 'zod/mini';
import { device } from '#store/device.ts';

const ids = z.array(z.string());
/** Also the name of the lock under which they are issued. */
export const waitingKey = (companyId: string) => `issue-waiting:${companyId}`;

/** For a live query. @returns ids of the drafts that wait, in the order in which they were marked */
export const waitingDrafts = async (companyId: string): Promise<string[]> => (await device.preference(waitingKey(companyId), ids)) ?? [];

/** Marks a draft as ready to issue, or takes the mark back. */
export async function setWaiting(companyId: string, draftId: string, waits: boolean): Promise<void> {
  const others = (await waitingDrafts(companyId)).filter((id) => id !== draftId);
  await device.remember(waitingKey(companyId), waits ? [...others, draftId] : others);
}
