// What is suggested while one types on a line: the product that was meant stands first, in however large a catalogue.
import { expect, test } from 'vitest';
import type { Product } from '#domain/product/model.ts';
import { productRow, type ProductRow } from '#domain/product/row.ts';
import { searchWords } from '#domain/text/fold.ts';
import type { CompanyStore } from '#store/company.ts';
import type { ListQuery } from '#store/list/query.ts';
import { suggestProducts } from './suggest.ts';

const product = (n: number): Product =>
  ({
    id: `id${n}`,
    number: String(n),
    group: `Groupe ${n % 120}`,
    name: { fr: `Produit ${n}` },
    unit: 'C62',
    rate: '21',
    barcode: String(5_400_000_000_000 + n)
  }) as unknown as Product;

/** A store of products that answers as the lists do: every word somewhere, sorted by name, cut at the limit. */
function catalogue(products: Product[]): CompanyStore {
  const rows = products.map(productRow).sort((a, b) => (a.nameFr < b.nameFr ? -1 : 1));
  const texts = (row: ProductRow) => [row.number, row.group, row.name, row.barcode].map((text) => text.toLowerCase());
  const list = (_: string, { where = [], text = '', limit = Infinity }: ListQuery) => {
    const exact = where.flatMap((c) => ('is' in c ? [c] : []));
    const ids = rows
      .filter((row) => exact.every(({ column, is }) => is.includes(row[column as 'number'])))
      .filter((row) => searchWords(text).every((word) => texts(row).some((one) => one.includes(word))))
      .map((row) => row.id);
    return Promise.resolve({ ids: ids.slice(0, limit), count: ids.length, sums: {} });
  };
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    list,
    rows: (_: string, ids: string[]) => Promise.resolve(ids.map((id) => byId.get(id))),
    get: (_: string, id: string) => Promise.resolve(products.find((one) => one.id === id))
  } as unknown as CompanyStore;
}

const store = catalogue(Array.from({ length: 600 }, (_, n) => product(n + 1)));
const namesFor = async (typed: string) => (await suggestProducts(store, typed, 'fr')).map(({ name }) => name.fr);

test('the beginnings of words bring the product of that very number first', async () => {
  const names = await namesFor('prod 59');
  expect(names[0]).toBe('Produit 59');
  expect(names.slice(1, 5)).toEqual(['Produit 590', 'Produit 591', 'Produit 592', 'Produit 593']);
  expect(names).toHaveLength(8);
});

test('a number is found though hundreds of barcodes hold it', async () => {
  expect((await namesFor('5'))[0]).toBe('Produit 5');
  expect((await namesFor('54'))[0]).toBe('Produit 54');
});

test('a barcode is its product alone; a name from its first letter comes before one that holds it', async () => {
  expect(await namesFor('5400000000123')).toEqual(['Produit 123']);
  expect((await namesFor('produit 12')).slice(0, 2)).toEqual(['Produit 12', 'Produit 120']);
});
