// A message of the government as a purchase: to be booked and paid there, or to be sent to the accountant as it came.
import { sourceOf, takenOver, notTakenOver, withPaymentOf } from '#domain/company-document/as-purchase.ts';
import { mainOf } from '#domain/company-document/of-ebox.ts';
import type { CompanyDocument, CompanyFile } from '#domain/company-document/model.ts';
import { inOrder } from '#domain/position.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import { isTransmitted } from '#domain/transmission/standing.ts';
import { fileOf } from '#features/purchases/page/originals.ts';
import { takeIn } from '#features/purchases/receive/intake.ts';
import { readInto } from '#features/purchases/receive/read-into.ts';
import { getLocale } from '#locale';
import type { CompanyStore } from '#store/company.ts';
import { editing } from '#store/gate/commit.ts';

/** The file that a purchase is made of: its main document as it came last; undefined where that is not here. */
export function mainFileOf({ ebox, files }: Pick<CompanyDocument, 'ebox' | 'files'>): CompanyFile | undefined {
  const main = ebox && mainOf(ebox.message);
  const all = inOrder(files);
  return main ? all.findLast(({ attachment }) => attachment === main.id) : all[0];
}

export interface Taken {
  purchase: string;
  /** The same file was among the purchases before. */
  before: boolean;
}

/** Receives its file, once. @throws StoreError */
async function receivedAs(store: CompanyStore, document: CompanyDocument, file: CompanyFile): Promise<Taken> {
  const opened = await fileOf(store, file);
  const bytes = new Uint8Array(await opened.arrayBuffer());
  const { purchase, before } = await takeIn(store, { name: file.name, bytes, type: sniff(bytes), source: sourceOf(document, getLocale()) }, new Date().toISOString());
  if (before === undefined) await readInto(purchase, bytes);
  return { purchase: purchase.id, before: before !== undefined };
}

/** Makes a purchase of it, which has its payment from now on, with what was paid of it. @throws StoreError */
export async function takeOver(store: CompanyStore, document: CompanyDocument, file: CompanyFile): Promise<Taken> {
  const taken = await receivedAs(store, document, file);
  await store.commit({
    edits: [
      editing('purchase', taken.purchase, (purchase) => (taken.before ? purchase! : withPaymentOf(purchase!, document))),
      editing('companyDocument', document.id, (one) => takenOver(one!, taken.purchase))
    ]
  });
  return taken;
}

/** The document asks for its payment itself again; a purchase that was made for it alone goes. @throws StoreError */
export async function takeBack(store: CompanyStore, id: string, { purchase, before }: Taken): Promise<void> {
  const gone = before ? [] : [editing('purchase', purchase, (one) => ({ ...one!, deletedAt: new Date().toISOString() }))];
  await store.commit({ edits: [...gone, editing('companyDocument', id, (one) => notTakenOver(one!))] });
}

/** The purchase as which it is sent to the accountant, made where there is none; what is to be paid of it stays with the document. @throws StoreError */
export async function asSent(store: CompanyStore, document: CompanyDocument, file: CompanyFile): Promise<string> {
  const known = document.purchaseId ?? document.sentAs;
  const there = known && (await store.get('purchase', known));
  if (there && !there.deletedAt) return there.id;
  const { purchase } = await receivedAs(store, document, file);
  await store.edit('companyDocument', document.id, (one) => ({ ...one!, sentAs: purchase }));
  return purchase;
}

/** What was made to be sent and was not goes again: it would wait to be processed, and nobody meant that. @throws StoreError */
export async function notSent(store: CompanyStore, id: string): Promise<void> {
  const { sentAs } = (await store.get('companyDocument', id)) ?? {};
  const purchase = sentAs ? await store.get('purchase', sentAs) : undefined;
  if (!purchase || purchase.forwardedAt || purchase.processedAt || purchase.deletedAt) return;
  // Asked for before, or elsewhere.
  if ((await store.entries(purchase.id)).some(isTransmitted)) return;
  await store.commit({ edits: [editing('purchase', purchase.id, (one) => ({ ...one!, deletedAt: new Date().toISOString() })), editing('companyDocument', id, (one) => ({ ...one!, sentAs: null }))] });
}
