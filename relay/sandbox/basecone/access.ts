// Who may do what with which company (ApiReference/DocumentImport, CompanyCollection).
import type { Caller } from './calls.ts';
import type { Company } from './options.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State } from './state.ts';

/** With access to the company, any of these may import. */
const IMPORTERS = ['SuperUser', 'Accountant', 'SMEAccountant', 'AuthorisationAdministrator', 'Authoriser', 'ClientUser', 'RestrictedClientUser'];

const rolesOf = ({ user }: Caller): readonly string[] => user?.roles ?? ['SuperUser'];

/** Super users see every company, and so does the key of an app. */
export const isSuper = (caller: Caller): boolean => rolesOf(caller).includes('SuperUser');

export const hasAccess = ({ user }: Caller, company: Company): boolean => company.hasAccess && (user?.companies?.includes(company.companyId) ?? true);

/** @throws {BaseconeRefusal} 404 when there is no such company, 403 when the caller may not look at it */
export function companyFor(state: State, caller: Caller, companyId: string): Company {
  const company = state.companies.find((one) => one.companyId.toLowerCase() === companyId.toLowerCase());
  if (!company) throw new BaseconeRefusal(404, 'company_not_found', 'The company is not found.');
  if (!isSuper(caller) && !hasAccess(caller, company)) throw new BaseconeRefusal(403, 'forbidden', 'The user has no access to this company.');
  return company;
}

/** @throws {BaseconeRefusal} as `companyFor`, and 403 when no role of the caller may import there */
export function companyToImport(state: State, caller: Caller, companyId: string): Company {
  const company = companyFor(state, caller, companyId);
  if (!rolesOf(caller).some((role) => IMPORTERS.includes(role))) throw new BaseconeRefusal(403, 'forbidden', 'The user has no role that may import documents.');
  return company;
}
