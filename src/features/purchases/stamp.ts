// When, and by whom, something is said of a purchase.
import type { Stamp } from '#domain/purchase/model.ts';
import { ownName } from '#features/documents/acts/own-name.ts';

/** Now, by the name that the company knows this device by; without a name where it has no relay. */
export async function stampNow(): Promise<Stamp> {
  const at = new Date().toISOString();
  const by = await ownName();
  return { at, ...(by && { by }) };
}
