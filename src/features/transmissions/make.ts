// A document as another system gets it: one UBL with its page inside, or the file as it was received.
import { isPurchase } from '#domain/document/kinds.ts';
import type { Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import { uprightOf } from '#domain/purchase/unread-text.ts';
import { withPage } from '#domain/ubl/with-page.ts';
import { handedOver } from '#features/documents/handover/files.ts';
import { fileOf, received } from '#features/purchases/page/originals.ts';
import { drawnPage, pageFile } from '#features/purchases/page/page-file.ts';
import type { CompanyStore } from '#store/company.ts';
import { StoreError } from '#store/errors.ts';
import type { Made } from '#store/transmissions/hand-over.ts';
import type { Sent } from '#store/transmissions/note.ts';

/** What came has no file that another system reads. */
export class NothingToSend extends Error {
  override name = 'NothingToSend';
}

/** @throws NothingToSend; StoreError `absent`, `away`, `unreached`, …; anything that drawing throws: it is made another time */
export function make(store: CompanyStore, { book, id }: Sent): Promise<Made> {
  return book === 'sales' ? issued(store, id) : purchase(store, id);
}

async function issued(store: CompanyStore, id: string): Promise<Made> {
  const sealed = await store.sealed(id);
  if (!sealed) throw new StoreError('absent', id);
  const { files, lack } = await handedOver(store, sealed);
  // Nobody looks at it before it goes: a font that could not be fetched now is a reason to make it later.
  if (lack.incomplete) throw new Error('incomplete');
  const file = files.find(({ name }) => name.endsWith('.xml')) ?? files[0]!;
  return { direction: isPurchase(sealed.kind) ? 'purchase' : 'sale', number: sealed.number, name: file.name, media: file.name.endsWith('.xml') ? 'application/xml' : 'application/pdf', bytes: file.bytes };
}

const bytesOf = async (file: File) => ({ name: file.name, media: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });

async function purchase(store: CompanyStore, id: string): Promise<Made> {
  const record = await store.get('purchase', id);
  const main = record && mainFile(record);
  if (!record) throw new StoreError('absent', id);
  if (!main) throw new NothingToSend();
  return { direction: 'purchase', number: (record.number ?? '').slice(0, 100), ...(await bytesOf(await sendable(record, main, await fileOf(store, main), store))) };
}

/** Which of several files stands for the document: the electronic invoice, else the PDF, else the first picture. */
function mainFile(record: Purchase): PurchaseFile | undefined {
  const files = received(record);
  return files.find(({ type }) => type === 'application/xml') ?? files.find(({ type }) => type === 'application/pdf') ?? files.find(({ type }) => type.startsWith('image/'));
}

/** An electronic invoice with a page for people in it; a photo as it was set upright; else as it came. */
async function sendable(record: Purchase, main: PurchaseFile, file: File, store: CompanyStore): Promise<File> {
  const upright = uprightOf(record, main);
  if (upright) return fileOf(store, upright);
  if (main.type !== 'application/xml') return file;
  const own = received(record).find(({ type }) => type === 'application/pdf');
  const page = own ? new Uint8Array(await (await fileOf(store, own)).arrayBuffer()) : await drawnPage(file);
  if (!page) return file;
  const whole = withPage(new Uint8Array(await file.arrayBuffer()), page, file.name.replace(/\.xml$/i, '.pdf'));
  // XML of an encoding that nothing can be put into: its page goes alone.
  return whole ? new File([whole], file.name, { type: 'application/xml' }) : ((await pageFile(file)) ?? file);
}
