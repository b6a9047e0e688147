// Which purchases there are of a file, or of the same document of a supplier: asked before one is taken twice.
import type { Purchase } from '#domain/purchase/model.ts';
import type { CompanyStore } from './company.ts';

/** @param hash SHA-256 of the file @returns ids of the purchases that have it, deleted ones aside */
export function purchasesWithFile({ connection }: Pick<CompanyStore, 'connection'>, hash: string): Promise<string[]> {
  return connection.run((db) => db.purchases.where('hashes').equals(hash).filter(({ gone }) => !gone).primaryKeys());
}

/** @param key as `duplicateKey` makes it @returns ids of the purchases that say the same, deleted ones aside */
export function purchasesSaying({ connection }: Pick<CompanyStore, 'connection'>, key: string): Promise<string[]> {
  return connection.run((db) => db.purchases.where('same').equals(key).filter(({ gone }) => !gone).primaryKeys());
}

/** @param key as `duplicateKey` makes it @param hashes SHA-256 of files @returns the purchases that say the same or have one of the files, deleted ones aside */
export async function purchasesLike(store: Pick<CompanyStore, 'connection' | 'get'>, key: string | undefined, hashes: readonly string[]): Promise<Purchase[]> {
  const ids = await Promise.all([key === undefined ? [] : purchasesSaying(store, key), ...hashes.map((hash) => purchasesWithFile(store, hash))]);
  const found = await Promise.all([...new Set(ids.flat())].map((id) => store.get('purchase', id)));
  return found.filter((one) => one !== undefined);
}
