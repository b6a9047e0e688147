// What sets the kinds of documents apart, in one table: who buys, whether it gives back, how UBL names it.

export const DOCUMENT_KINDS = ['invoice', 'creditNote', 'selfBilling', 'selfBillingCreditNote'] as const;

/** Invoices and credit notes, those that we issue in the name of who sells to us (Code TVA art. 53, § 2, al. 3) included. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface KindFacts {
  /** Whether the company sells or buys; on a purchase the other party is the seller. */
  direction: 'sale' | 'purchase';
  /** It gives back what a document of `of` asked for. */
  credit: boolean;
  /** The kind that asks for money, itself when it is one. */
  of: DocumentKind;
  /** The kind that corrects it, itself when it is one. */
  by: DocumentKind;
  /** UNCL1001 (BT-3). */
  typeCode: '380' | '381' | '389' | '261';
}

const sale = { direction: 'sale', of: 'invoice', by: 'creditNote' } as const;
const purchase = { direction: 'purchase', of: 'selfBilling', by: 'selfBillingCreditNote' } as const;

export const KINDS: Readonly<Record<DocumentKind, KindFacts>> = {
  invoice: { ...sale, credit: false, typeCode: '380' },
  creditNote: { ...sale, credit: true, typeCode: '381' },
  selfBilling: { ...purchase, credit: false, typeCode: '389' },
  selfBillingCreditNote: { ...purchase, credit: true, typeCode: '261' }
};

/** Whether a kind of record is one of documents. */
export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(KINDS, kind);

/** Whether it gives back instead of asking. */
export const isCredit = (kind: DocumentKind): boolean => KINDS[kind].credit;

/** Whether the company is the buyer, and issues it in the name of the seller. */
export const isPurchase = (kind: DocumentKind): boolean => KINDS[kind].direction === 'purchase';
