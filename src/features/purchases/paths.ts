// Addresses of purchases.

/** What waits to be processed. */
export const TO_PROCESS = '/to-process';
export const PURCHASES = '/purchases';
/** What they come to, by category and in the VAT return. */
export const PURCHASE_TOTALS = '/purchase-totals';
/** Settings of the app. */
export const PURCHASE_SETTINGS = '/settings/purchases';

/** The page of one purchase, from the list that it was opened in. */
export const purchasePath = (id: string, list: typeof TO_PROCESS | typeof PURCHASES = PURCHASES): string => `${list}/${encodeURIComponent(id)}`;
