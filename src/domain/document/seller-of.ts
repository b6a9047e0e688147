// Who sells, as an issued document keeps it: us, or on self-billing documents a supplier, with us as the buyer.
import type { Company } from '../company/model.ts';
import { vatNumberOf } from '../numbers/enterprise.ts';
import type { Party } from '../party/model.ts';
import type { SupplierParty } from '../supplier/model.ts';
import type { SellerRegime } from '../tax/regimes.ts';
import type { Seller } from './model.ts';

/** The company as it stands on its documents: as their seller, or as who issues them in the name of the seller. */
export function sellerOf(company: Company, vatRegime: SellerRegime): Seller {
  const { name, legalForm, enterpriseNumber, register, address, email, phone, website, iban, bic, accent, logo, logoType } = company;
  return { name, legalForm, enterpriseNumber, vatNumber: vatNumberOf(enterpriseNumber), vatRegime, register, address, email, phone, website, iban, bic, accent, logo, logoType };
}

/** The company as who buys. */
export function companyParty({ name, enterpriseNumber, address, email, phone }: Company): Party {
  return { type: 'company', name, enterpriseNumber, vatNumber: vatNumberOf(enterpriseNumber), address, email, phone };
}

/** A supplier as the seller of a document that we issue. */
export function supplierSeller(supplier: SupplierParty, vatRegime: SellerRegime): Seller {
  const { name, enterpriseNumber = '', vatNumber = '', address, email, phone, iban = '', bic } = supplier;
  return { name, enterpriseNumber, vatNumber, vatRegime, address, email, phone, iban, bic };
}

/** The other way round, for the next draft: only a company has a number. */
export function supplierOf({ name, enterpriseNumber, vatNumber, address, email, phone, iban, bic }: Seller): SupplierParty {
  const numbers = { ...(enterpriseNumber && { enterpriseNumber }), ...(vatNumber && { vatNumber }) };
  return { type: enterpriseNumber || vatNumber ? 'company' : 'person', name, ...numbers, address, email, phone, ...(iban && { iban }), bic };
}
