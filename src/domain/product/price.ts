// Unit prices with and without VAT, and what a product earns.
import { add, compare, divide, multiply, negate, type Decimal } from '../money/decimal.ts';
import type { Product } from './model.ts';

/** Decimals of a unit price. */
export const PRICE_DECIMALS = 4;

const withVat = (percent: Decimal): Decimal => add('1', divide(percent, '100', 6));

/** A price with `from` % VAT in it as one with `to` % in it, the price without VAT unchanged: to 4 decimals, half away from zero. */
export function convertPrice(price: Decimal, from: Decimal, to: Decimal): Decimal {
  return from === to ? price : divide(multiply(price, withVat(to)), withVat(from), PRICE_DECIMALS);
}

/** The sale price without VAT, to 4 decimals; undefined when the product has none. */
export function netPrice(product: Pick<Product, 'salePrice' | 'priceIncludesVat' | 'rate'>): Decimal | undefined {
  if (product.salePrice === undefined) return undefined;
  return product.priceIncludesVat ? convertPrice(product.salePrice, product.rate, '0') : product.salePrice;
}

export interface Margin {
  /** Sale less purchase price, both without VAT, to 4 decimals. */
  amount: Decimal;
  /** Of the sale price, in percent to one decimal; undefined when the sale price is 0. */
  percent?: Decimal;
}

/** What is left of the sale price after the purchase price, or undefined when one of them is missing. */
export function marginOf(product: Pick<Product, 'salePrice' | 'purchasePrice' | 'priceIncludesVat' | 'rate'>): Margin | undefined {
  const net = netPrice(product);
  if (net === undefined || product.purchasePrice === undefined) return undefined;
  const amount = add(net, negate(product.purchasePrice));
  if (compare(net, '0') === 0) return { amount };
  return { amount, percent: divide(multiply(amount, '100'), net, 1) };
}
