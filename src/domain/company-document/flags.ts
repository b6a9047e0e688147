// Numbers that stand in the rows of company documents: where the payment stands, and bits of what else is so.

/** Stored in the list's columns: never renumber. `none`: there is nothing to pay. `doubtful`: an amount that nobody has said is right. */
export const DOCUMENT_PAYMENT = { none: 0, doubtful: 1, open: 2, partly: 3, toConfirm: 4, paid: 5 } as const;
export type DocumentPayment = (typeof DOCUMENT_PAYMENT)[keyof typeof DOCUMENT_PAYMENT];

/** Bits of `CompanyDocumentRow.flags`. `fresh`: nobody of the company has opened it, here or at the government. `action`: something is asked. `whole`: all its attachments are kept. `logo`: that of its sender is kept with it. */
export const DOCUMENT_FLAG = { fresh: 1, archived: 2, registered: 4, action: 8, attachments: 16, whole: 32, differs: 64, reply: 128, unreadThere: 256, logo: 512 } as const;
