// Whether a company of a relay is on this device already and has access: getting it again would make a second copy.
import type { SyncId } from '#sync/ids.ts';
import type { Device } from '../device.ts';
import { linkOf } from './link-of.ts';
import type { Link } from './state.ts';

/** @param company its id at the relay @returns the id of the company on this device, and as whom this device is known there */
export async function companyHere(device: Device, company: SyncId): Promise<{ id: string; link: Link } | undefined> {
  for (const { id, database } of await device.companies()) {
    const link = await linkOf(database);
    if (link?.company === company) return { id, link };
  }
  return undefined;
}
