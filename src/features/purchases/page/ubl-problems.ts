// The electronic invoice of a purchase looked at as a document: what is wrong in the file itself, and whether its page says the same.
import type { Company } from '#domain/company/model.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { PurchaseFile } from '#domain/purchase/model.ts';
import type { UblProblem } from '#domain/ubl/read/problems.ts';
import type { CompanyStore } from '#store/company.ts';
import { fileOf } from './originals.ts';

/** Empty for a file that neither is nor holds an invoice. What weighs most comes first. @throws StoreError */
export async function ublProblems(store: CompanyStore, file: PurchaseFile, company: Company, today: IsoDate): Promise<UblProblem[]> {
  const [{ electronicOf }, { problemsOf }, { recognise }, { otherTotal }, { ownOf }] = await Promise.all([
    import('../reading/electronic.ts'),
    import('#domain/ubl/read/problems.ts'),
    import('#domain/purchase/recognise/recognise.ts'),
    import('#domain/ubl/read/beside-page.ts'),
    import('../reading/own.ts')
  ]);
  const read = await electronicOf(new Uint8Array(await (await fileOf(store, file)).arrayBuffer()));
  if (!read) return [];
  const { invoice } = read;
  const other = otherTotal(invoice, recognise(await read.pages(), { own: ownOf(company), today }));
  const { enterpriseNumber } = company;
  return [...(other ? [{ code: 'pageTotal' as const, ...other }] : []), ...problemsOf(invoice, enterpriseNumber ? { enterpriseNumber } : undefined)];
}
