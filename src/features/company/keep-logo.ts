// Puts a logo among the company's files and names it in its settings.
import type { Company } from '#domain/company/model.ts';
import { COMPANY_SCOPE } from '#sync/scopes.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Logo } from './logo.ts';

/** Stores the file. @returns the verb that names it in the company; without a logo, the verb that removes it @throws StoreError `quota` */
export async function keepLogo(store: CompanyStore, logo: Logo | undefined): Promise<(company: Company) => Company> {
  if (!logo) return (company) => ({ ...company, logo: undefined, logoType: undefined });
  const hash = await store.putBlob(logo.bytes, logo.type, COMPANY_SCOPE);
  return (company) => ({ ...company, logo: hash, logoType: logo.type });
}
