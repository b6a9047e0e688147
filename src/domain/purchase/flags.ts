// Numbers that stand in the rows of purchases: how they stand, and bits of what else is so.

/** Stored in the list's columns: never renumber. `toConfirm`: nothing is left to pay, but the bank has not confirmed all of it. `forwarded`: handed over as it came. */
export const PURCHASE_STATUS = { received: 0, open: 1, partly: 2, toConfirm: 3, paid: 4, forwarded: 5 } as const;
/** Every status of what was processed. */
export const PROCESSED: readonly number[] = [PURCHASE_STATUS.open, PURCHASE_STATUS.partly, PURCHASE_STATUS.toConfirm, PURCHASE_STATUS.paid];
export type PurchaseStatus = (typeof PURCHASE_STATUS)[keyof typeof PURCHASE_STATUS];

/** Bits of `PurchaseRow.flags`. `accounted`: marked as processed in the accounts; like those of transmissions (transmission/flags.ts) not of the record: the store keeps them by its entries. */
export const PURCHASE_FLAG = { archived: 2, accounted: 8, unreadable: 16 } as const;
