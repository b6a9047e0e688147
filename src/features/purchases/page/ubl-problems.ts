// The electronic invoice of a purchase looked at as a document: what is wrong in the file itself.
import type { PurchaseFile } from '#domain/purchase/model.ts';
import type { UblProblem } from '#domain/ubl/read/problems.ts';
import type { CompanyStore } from '#store/company.ts';
import { fileOf } from './originals.ts';

/** Empty for a file that is no invoice. @param own the company's enterprise number @throws StoreError */
export async function ublProblems(store: CompanyStore, file: PurchaseFile, own: string): Promise<UblProblem[]> {
  const [{ readXml }, { problemsOf }] = await Promise.all([import('../reading/xml/read-xml.ts'), import('#domain/ubl/read/problems.ts')]);
  const read = await readXml(new Uint8Array(await (await fileOf(store, file)).arrayBuffer()));
  return read.ok ? problemsOf(read.value, own ? { enterpriseNumber: own } : undefined) : [];
}
