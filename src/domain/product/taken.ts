// Lines of a purchase taken into the products: which one a line is about, what becomes of it, and the way back.
import type { Company } from '../company/model.ts';
import { fold } from '../text/fold.ts';
import { type BoughtLine, unitCost } from './bought-line.ts';
import { usualMarkup, withMarkup, withPurchasePrice } from './margin.ts';
import type { Product } from './model.ts';
import type { ProductRow } from './row.ts';

type Row = Pick<ProductRow, 'id' | 'number' | 'barcode' | 'name' | 'archived'>;

export interface KnownProducts {
  byBarcode: ReadonlyMap<string, Row>;
  byNumber: ReadonlyMap<string, Row>;
  byName: ReadonlyMap<string, Row>;
}

/** Products to be found by what a line says; archived ones are not. */
export function knownProducts(rows: readonly Row[]): KnownProducts {
  const [byBarcode, byNumber, byName] = [new Map<string, Row>(), new Map<string, Row>(), new Map<string, Row>()];
  for (const row of rows) {
    if (row.archived) continue;
    if (row.barcode) byBarcode.set(row.barcode, row);
    if (row.number) byNumber.set(fold(row.number), row);
    for (const name of row.name.split(' / ')) if (name.trim()) byName.set(fold(name), row);
  }
  return { byBarcode, byNumber, byName };
}

/** The id of the product that a line is about: by its GTIN, the supplier's number of it, or its name. Two that bear different codes are never the same. */
export function productOfLine({ gtin, sellersItem, name }: BoughtLine, known: KnownProducts): string | undefined {
  const byCode = gtin ? known.byBarcode.get(gtin) : undefined;
  if (byCode) return byCode.id;
  const found = (sellersItem ? known.byNumber.get(fold(sellersItem)) : undefined) ?? (name.trim() ? known.byName.get(fold(name)) : undefined);
  return found && !(gtin && found.barcode) ? found.id : undefined;
}

/** A product bought again: what it cost last, and its sale price where a margin is usual in its group. */
export function boughtAgain(product: Product, line: BoughtLine, company: Pick<Company, 'margins'>): Product {
  const cost = unitCost(line);
  return cost === undefined ? product : withPurchasePrice(product, cost, usualMarkup(company, product.group));
}

/** The product in another group: a price that came from the margin of the old one follows that of the new one. */
export function inGroup(product: Product, group: string, company: Pick<Company, 'margins'>): Product {
  const [old, next] = [usualMarkup(company, product.group), usualMarkup(company, group)];
  const followed = product.salePrice === undefined || (old !== undefined && withMarkup(product, old).salePrice === product.salePrice);
  const moved = { ...product, group };
  return next && followed ? withMarkup(moved, next) : moved;
}

const FIELDS = ['name', 'group', 'unit', 'purchasePrice', 'salePrice', 'priceIncludesVat', 'rate', 'fossil'] as const;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What differs between two states of a product carried over to a third, where it still says what the first did: done, and with the two exchanged undone. */
export function carriedOver(present: Product, from: Product, to: Product): Product {
  const changes = FIELDS.filter((field) => !same(from[field], to[field]) && same(present[field], from[field])).map((field) => [field, to[field]]);
  return { ...present, ...(Object.fromEntries(changes) as Partial<Product>) };
}
