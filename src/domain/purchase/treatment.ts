// How VAT is owed on a purchase.

/** Who owes the VAT of a line, and so in which grids of the return it stands (bank.md §7.6). */
export const TREATMENTS = [
  /** The supplier charges Belgian VAT. */
  'domestic',
  /** Domestic reverse charge: article 20 of Royal Decree no 1, and the like (grid 87, VAT 56). */
  'cocontractor',
  /** Goods from another member state (grid 86, VAT 55). */
  'intraGoods',
  /** Services from another member state (grid 88, VAT 55). */
  'euServices',
  /** Services from outside the Union (grid 87, VAT 56). */
  'otherServices',
  /** Import of goods with the VAT deferred to the return (grid 87, VAT 57). */
  'import',
  /** No VAT at all: exempt supplies, small businesses, private sellers. */
  'none'
] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Whether the buyer declares the VAT itself: it is not part of what the supplier is paid. */
export const isReverse = (treatment: Treatment): boolean => treatment !== 'domestic' && treatment !== 'none';
