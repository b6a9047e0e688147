// The seller's logo as it stood at issue, from among the stored files.
import type { Seller } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

export interface Logo {
  bytes: Uint8Array<ArrayBuffer>;
  type: 'image/png' | 'image/jpeg';
}

/** @returns the picture; undefined when the seller has none or this device no longer holds it */
export async function logoOf(store: CompanyStore, { logo, logoType }: Pick<Seller, 'logo' | 'logoType'>): Promise<Logo | undefined> {
  const blob = logo && logoType ? await store.blob(logo) : undefined;
  return blob && logoType && { bytes: new Uint8Array(await blob.arrayBuffer()), type: logoType };
}
