// Which purchases are being read now, in this tab: nothing is known of them yet, which is not the same as nothing to pay.
import { SvelteSet } from 'svelte/reactivity';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import { textReading } from './text-reading.svelte.ts';

const read = new SvelteSet<string>();

/** Reads a purchase, which is said to be read meanwhile. */
export async function whileRead<Result>(id: string, act: () => Promise<Result>): Promise<Result> {
  read.add(id);
  try {
    return await act();
  } finally {
    read.delete(id);
  }
}

/** Whether its amount is not known yet because it is being read. */
export const isBeingRead = ({ id, total }: Pick<PurchaseRow, 'id' | 'total'>): boolean => total === 0 && (read.has(id) || textReading.current?.id === id);
