// Writes what was unpacked, so that two devices which do it apart have written the very same: not only equal, but the same change.
import type { Purchase } from '#domain/purchase/model.ts';
import { sha256 } from '../hash.ts';
import { edited } from '../gate/records.ts';
import { recordRow } from '../gate/rows.ts';
import type { Gate } from '../gate/gate.ts';

/**
 * Makes those records of which there is nothing here yet, all or nothing. A record that is here stays as it is, also when a person has deleted it.
 * The change speaks for an author that follows from its content, the order of fields included: made again elsewhere it is the same change, and takes back nothing that
 * somebody did to the record meanwhile.
 * @throws StoreError `role`, `quota`, …
 */
export async function keepPurchases(gate: Gate, purchases: readonly Purchase[]): Promise<void> {
  const authors = await Promise.all(purchases.map(async (purchase) => Number.parseInt((await sha256(`inbox ${JSON.stringify(purchase)}`)).slice(0, 8), 16)));
  await gate.act(async ({ open, writes }) => {
    for (const [i, purchase] of purchases.entries()) {
      const before = await open(purchase.id);
      if (before.keys.length > 0) continue;
      const write = edited('purchase', before, () => purchase, authors[i]!);
      if (!write) continue;
      writes.records.push(write);
      const row = recordRow('purchase', purchase, undefined);
      if (row) writes.rows.push(row);
    }
  });
}
