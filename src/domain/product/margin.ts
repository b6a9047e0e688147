// From what a product costs to what it is sold for, and back.
import type { Company } from '../company/model.ts';
import { add, compare, type Decimal, divide, multiply, negate, round } from '../money/decimal.ts';
import type { Markup } from './markup.ts';
import type { Product } from './model.ts';
import { convertPrice, netPrice, PRICE_DECIMALS } from './price.ts';

/** Decimals of a margin in percent. */
const PERCENT_DECIMALS = 2;

/** The sale price without VAT: to 4 decimals, half away from zero. */
export function salePriceOf(purchasePrice: Decimal, { kind, value }: Markup): Decimal {
  const added = kind === 'amount' ? value : divide(multiply(purchasePrice, value), '100', PRICE_DECIMALS + 2);
  return round(add(purchasePrice, added), PRICE_DECIMALS);
}

/**
 * What was added to come from one price to the other, both without VAT: euros to 4 decimals, percent of the purchase price to 2, half
 * away from zero; undefined in percent when the purchase price is 0.
 */
export function markupBetween(purchasePrice: Decimal, salePrice: Decimal, kind: Markup['kind']): Markup | undefined {
  const amount = add(salePrice, negate(purchasePrice));
  if (kind === 'amount') return { kind, value: round(amount, PRICE_DECIMALS) };
  return compare(purchasePrice, '0') === 0 ? undefined : { kind, value: divide(multiply(amount, '100'), purchasePrice, PERCENT_DECIMALS) };
}

/** What is added on a product as it stands; undefined when one of its prices is missing. */
export function markupOf(product: Pick<Product, 'salePrice' | 'purchasePrice' | 'priceIncludesVat' | 'rate'>, kind: Markup['kind']): Markup | undefined {
  const net = netPrice(product);
  return net === undefined || product.purchasePrice === undefined ? undefined : markupBetween(product.purchasePrice, net, kind);
}

/** What is usually added in a group of products: the group's own, else that of products without group, which stands under ''. */
export function usualMarkup({ margins }: Pick<Company, 'margins'>, group: string): Markup | undefined {
  return (margins && Object.hasOwn(margins, group) ? margins[group] : undefined) ?? margins?.[''];
}

/** The product with a sale price that adds this to its purchase price, in the form in which it is priced (VAT in or not); unchanged without a purchase price. */
export function withMarkup(product: Product, markup: Markup): Product {
  if (product.purchasePrice === undefined) return product;
  const net = salePriceOf(product.purchasePrice, markup);
  return { ...product, salePrice: product.priceIncludesVat ? convertPrice(net, '0', product.rate) : net };
}

/**
 * The product with what it cost last, without VAT. Its sale price follows with `markup`; without one it stays.
 * @param price up to any decimals, rounded to 4
 */
export function withPurchasePrice(product: Product, price: Decimal, markup?: Markup): Product {
  const bought = { ...product, purchasePrice: round(price, PRICE_DECIMALS) };
  return markup ? withMarkup(bought, markup) : bought;
}
