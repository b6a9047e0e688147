// A photo of a purchase set upright, or turned: kept beside the photo itself, which stays as it came.
import { between, inOrder } from '#domain/position.ts';
import { type Corners, WHOLE } from '#domain/purchase/picture/corners.ts';
import { type QuarterTurn, turnCut } from '#domain/purchase/picture/turn.ts';
import type { Purchase, PurchaseFile } from '#domain/purchase/model.ts';
import { uprightOf } from '#domain/purchase/unread-text.ts';
import type { CompanyStore } from '#store/company.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { fileOf } from '../page/originals.ts';

/** @param corners where the person sees the paper; looked for when absent @returns the corners used; undefined when nothing could be made of it @throws StoreError */
export async function makeUpright(store: CompanyStore, { id }: Pick<Purchase, 'id'>, photo: PurchaseFile, corners?: Corners): Promise<Corners | undefined> {
  const { straighten } = await import('../reading/picture/straighten.ts');
  const made = await straighten(await fileOf(store, photo), corners);
  if (!made.ok || (!corners && !made.value.found)) return undefined;
  await keepBeside(store, id, photo, made.value.blob);
  return made.value.corners;
}

/** Turns what stands for a photo by a quarter: the page made of it, else the photo. @returns whether it could be turned @throws StoreError */
export async function turnPage(store: CompanyStore, purchase: Purchase, photo: PurchaseFile, way: QuarterTurn): Promise<boolean> {
  const { straighten } = await import('../reading/picture/straighten.ts');
  const made = await straighten(await fileOf(store, uprightOf(purchase, photo) ?? photo), turnCut(WHOLE, way), true);
  if (made.ok) await keepBeside(store, purchase.id, photo, made.value.blob);
  return made.ok;
}

/** Keeps the page that was made of a photo, in the place of the one made before. */
async function keepBeside(store: CompanyStore, id: string, photo: PurchaseFile, blob: Blob): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const hash = await store.putBlob(bytes, 'image/jpeg', PURCHASES_SCOPE);
  const fileId = store.newId();
  await store.edit('purchase', id, (purchase) => {
    const others = purchase!.files.filter(({ madeFrom }) => madeFrom !== photo.id);
    const file: PurchaseFile = { id: fileId, pos: between(inOrder(others).at(-1)?.pos ?? '', ''), hash, type: 'image/jpeg', name: photo.name.replace(/(\.[^.]*)?$/, '.jpg'), size: bytes.length, madeFrom: photo.id };
    return { ...purchase!, files: [...others, file] };
  });
}
