// Looking on the page of a message for what is to be paid, on the device, where the message itself does not say it.
import type { CompanyDocument, CompanyFile } from '#domain/company-document/model.ts';
import { withReading } from '#domain/company-document/payment.ts';
import { NOTHING } from '#domain/purchase/understood.ts';
import { session } from '#features/app/session.svelte.ts';
import { ownOf } from '#features/purchases/reading/own.ts';
import type { CompanyStore } from '#store/company.ts';

/** Files that are being looked at: a screen may ask again meanwhile. */
const going = new Set<string>();

/** Once for each file; one that is on another device is looked at when it is here. @throws StoreError */
export async function readPayment(store: CompanyStore, document: CompanyDocument, file: CompanyFile, edit: (verb: (now: CompanyDocument) => CompanyDocument) => Promise<unknown>): Promise<void> {
  if (going.has(file.hash)) return;
  going.add(file.hash);
  try {
    const blob = await store.blob(file.hash);
    if (!blob) return;
    const nothing = document.total !== undefined || document.processedAt || (file.type !== 'application/pdf' && !file.type.startsWith('image/'));
    const { readFile } = await import('#features/purchases/reading/read-file.ts');
    const { understood } = nothing ? { understood: NOTHING } : await readFile({ bytes: new Uint8Array(await blob.arrayBuffer()), own: ownOf(session.company), today: session.today });
    await edit((now) => withReading(now, file.hash, understood));
  } finally {
    going.delete(file.hash);
  }
}
