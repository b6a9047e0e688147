// The lines of a purchase on their way into the products.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import { nextAmong } from '#domain/numbering/next.ts';
import { type BoughtLine, purchaseLineToProduct } from '#domain/product/bought-line.ts';
import type { Product } from '#domain/product/model.ts';
import { boughtAgain, carriedOver, knownProducts, productOfLine } from '#domain/product/taken.ts';
import type { Supplier } from '#domain/supplier/model.ts';
import type { CompanyStore } from '#store/company.ts';
import { editing } from '#store/gate/commit.ts';

export interface TakenLine {
  key: string;
  /** Whether it is taken. */
  taken: boolean;
  /** The product that it was found to be about. */
  before?: Product;
  /** Whether that one is changed; else a new one is made. */
  update: boolean;
  /** What that one becomes. */
  updated?: Product;
  /** The product that is made of it. */
  fresh: Product;
}

/** What is kept of a line when it is taken. */
export const productOf = ({ update, updated, fresh }: TakenLine): Product => (update && updated) || fresh;

export interface Taking {
  company: Company;
  supplier: Pick<Supplier, 'language'>;
  today: IsoDate;
}

/** Each line with the product that it changes or makes, own numbers given. Lines without a price are not proposed. @param others numbers given to lines before */
export async function beginTaking(store: CompanyStore, lines: readonly BoughtLine[], { company, supplier, today }: Taking, others: readonly string[] = []): Promise<TakenLine[]> {
  const { ids } = await store.list('products', { sort: { by: 'number' }, limit: Infinity });
  const rows = await store.rows('products', ids);
  const known = knownProducts(rows);
  const used = new Set([...rows.map(({ number }) => number), ...others]);
  let last: string | undefined;
  const next = () => {
    do last = nextAmong(company.productPattern, last === undefined ? used : [last], Number(today.slice(0, 4)));
    while (used.has(last));
    return last;
  };
  const now = new Date().toISOString();
  const taken: TakenLine[] = [];
  for (const line of lines) {
    const own = line.sellersItem && !used.has(line.sellersItem) ? line.sellersItem : next();
    used.add(own);
    const fresh = purchaseLineToProduct(line, supplier, { id: store.newId(), now, number: own, company });
    const id = productOfLine(line, known);
    const before = id === undefined ? undefined : await store.get('product', id);
    const priced = fresh.purchasePrice !== undefined && !fresh.purchasePrice.startsWith('-');
    taken.push({ key: fresh.id, taken: priced && line.name.trim() !== '', fresh, update: before !== undefined, ...(before && { before, updated: boughtAgain(before, line, company) }) });
  }
  return taken;
}

/** Below what one act of the store should hold. */
const AT_ONCE = 300;

async function inActs<T>(all: readonly T[], act: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await act(all.slice(at, at + AT_ONCE));
}

/** Makes and changes the products. @returns how to take it back: what somebody changed since stays */
export async function keepTaken(store: CompanyStore, lines: readonly TakenLine[]): Promise<() => Promise<void>> {
  // Two lines about one product: the later one says what it costs now.
  const last = [...new Map(lines.map((line) => [productOf(line).id, line])).values()];
  const isUpdate = ({ update, before }: TakenLine) => update && before !== undefined;
  await inActs(last, (part) =>
    store.commit({
      edits: part.map((line) => {
        const product = productOf(line);
        return editing('product', product.id, (present) => (isUpdate(line) && present ? carriedOver(present, line.before!, product) : product));
      })
    })
  );
  return () =>
    inActs(last, (part) => {
      const deletedAt = new Date().toISOString();
      return store.commit({
        edits: part.map((line) => editing('product', productOf(line).id, (present) => (isUpdate(line) ? carriedOver(present!, productOf(line), line.before!) : { ...present!, deletedAt })))
      });
    });
}
