// Reads a document into its purchase, as far as nobody has typed there.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import { fill } from '#domain/purchase/fill.ts';
import { isPaymentCode } from '#domain/purchase/recognise/other-codes.ts';
import type { Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import { session } from '#features/app/session.svelte.ts';
import type { CompanyStore } from '#store/company.ts';
import { device } from '#store/device.ts';
import { ownOf } from '../reading/own.ts';
import type { FileToRead, ReadFile } from '../reading/read-file.ts';
import { supplierLike } from '../page/keep-supplier.ts';
import type { Reading } from './intake.ts';

/** For whom a document is read: it stays that company, whichever is opened meanwhile. */
export interface Reader {
  store: CompanyStore;
  company: Company;
  today: IsoDate;
}
export const readerHere = (): Reader => ({ store: session.store, company: session.company, today: session.today });

/** Text recognition, and the page that was made of a photo. */
export type WithWords = Pick<FileToRead, 'upright' | 'words'>;

/** Reads a document into its purchase. @returns the purchase after it @throws StoreError; what `words` throws */
export async function readInto({ id }: Pick<Purchase, 'id'>, bytes: Uint8Array<ArrayBuffer>, reader = readerHere(), by: WithWords = {}): Promise<Purchase> {
  const reading = await readingOf(id, bytes, reader, by);
  const recognised = by.words && { recognised: 'done' as const };
  return inCompany(reader.store, (store) => store.edit('purchase', id, (purchase) => ({ ...reading(purchase!), ...recognised })));
}

/** What the document of a purchase says, to be filled in as far as nobody has typed there. @throws StoreError; what `words` throws */
export async function readingOf(id: string, bytes: Uint8Array<ArrayBuffer>, reader = readerHere(), by: WithWords = {}): Promise<Reading> {
  const read = await understand(bytes, reader, by);
  if (!read) return (purchase) => ({ ...purchase, unreadable: 'notRead' });
  const { understood, unreadable, pages, codes = [] } = read;
  const { enterpriseNumber, vatNumber, iban } = understood.supplier;
  const numbers = { enterpriseNumber: enterpriseNumber?.value, vatNumber: vatNumber?.value, iban: iban?.value };
  const supplier = await inCompany(reader.store, (store) => supplierLike(store, numbers));
  return (purchase) => {
    // Lines of the same reading have the same ids wherever it is done: two devices that read one document do not double them.
    let lines = 0;
    const newId = () => `${id}-${lines++}`;
    return { ...fill(purchase, understood, { newId, company: reader.company, ...(supplier && { supplier }) }), files: withPages(purchase.files, pages), unreadable, ...codesToKeep(codes) };
  };
}

/** With the pages of the PDF that was read, the first that came. */
function withPages(files: readonly PurchaseFile[], pages: number | undefined): PurchaseFile[] {
  const read = pages !== undefined && files.find(({ madeFrom, type }) => madeFrom === undefined && type === 'application/pdf');
  return files.map((file) => (file === read ? { ...file, pages } : file));
}

/** Longer ones are for machines only. */
const LONGEST_CODE = 600;

/** Codes with which nothing is paid: for the person to see. */
function codesToKeep(codes: readonly string[]): Pick<Purchase, 'codes'> {
  const others = codes.filter((code) => !isPaymentCode(code) && code.length <= LONGEST_CODE);
  return others.length > 0 ? { codes: Object.fromEntries(others.map((code) => [code, true])) } : {};
}

/** Undefined when what reads could not be loaded, or gave up: the document is there all the same. */
async function understand(bytes: Uint8Array<ArrayBuffer>, { company, today }: Reader, by: WithWords): Promise<ReadFile | undefined> {
  try {
    const { readFile } = await import('../reading/read-file.ts');
    return await readFile({ bytes, own: ownOf(company), today, ...by });
  } catch (error) {
    // Without the words the document is as it was read before.
    if (by.words) throw error;
    return undefined;
  }
}

/** Does it in the company that a store is of, opened aside when the person has gone on to another. @throws StoreError */
export async function inCompany<Result>(store: CompanyStore, act: (store: CompanyStore) => Promise<Result>): Promise<Result> {
  if (store.connection.state !== 'closed') return store.connection.hold(() => act(store));
  const again = await device.openCompany(store.id, { aside: true });
  try {
    return await act(again);
  } finally {
    again.close();
  }
}
