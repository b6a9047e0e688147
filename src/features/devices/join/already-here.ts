// Whether a company is on this device already and has access: joining it again would make a second copy.
import { device } from '#store/device.ts';
import { linkOf } from '#store/sync/link-of.ts';

/** @param company its id at the relay @returns the id of the company on this device */
export async function alreadyHere(company: string): Promise<string | undefined> {
  for (const { id, database } of await device.companies()) {
    if ((await linkOf(database))?.company === company) return id;
  }
  return undefined;
}
