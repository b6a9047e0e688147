// What was bought, line by line: as the electronic invoice says it, else as the amounts of the purchase.
import { centsToDecimal } from '#domain/money/cents.ts';
import { inOrder } from '#domain/position.ts';
import type { BoughtLine } from '#domain/product/bought-line.ts';
import { electronicFile } from '#domain/purchase/files/electronic-file.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import type { CompanyStore } from '#store/company.ts';

/** Prices of a document in another currency are not taken: those of products are in euros. */
const inEuros = (line: BoughtLine, currency: string): BoughtLine => (currency === 'EUR' ? line : { ...line, net: undefined, price: undefined }) as BoughtLine;

async function linesOfFile(store: CompanyStore, purchase: Purchase): Promise<BoughtLine[] | undefined> {
  const hash = electronicFile(purchase)?.hash;
  const blob = hash && (await store.blob(hash));
  if (!blob) return undefined;
  const { electronicOf } = await import('../reading/electronic.ts');
  const read = await electronicOf(new Uint8Array(await blob.arrayBuffer()));
  return read?.invoice.lines.map(({ name = '', description, unit, net, quantity, price, baseQuantity, sellersItem, gtin, tax }) => {
    const rate = tax.percent;
    return { name, ...(description && { description }), ...(unit && { unit }), ...(net && { net }), ...(quantity && { quantity }), ...(price && { price }), ...(baseQuantity && { baseQuantity }), ...(sellersItem && { sellersItem }), ...(gtin && { gtin }), ...(rate && { rate }) };
  });
}

/** The lines of a purchase, named as its supplier names them; those without a name are for the person to name. @throws StoreError */
export async function boughtLines(store: CompanyStore, purchase: Purchase): Promise<BoughtLine[]> {
  const lines = (await linesOfFile(store, purchase)) ?? inOrder(purchase.lines).map(({ text = '', net, rate }): BoughtLine => ({ name: text, net: centsToDecimal(net), quantity: '1', rate }));
  return lines.map((line) => inEuros(line, purchase.currency));
}
