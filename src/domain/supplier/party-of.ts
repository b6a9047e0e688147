// The copy of a supplier that a purchase or a self-billing document keeps.
import type { Supplier, SupplierParty } from './model.ts';

/** Who a supplier is and where it is paid, without what is only ours of it; what it has not is absent. */
export function partyOf({ type, name, enterpriseNumber, vatNumber, address, email, phone, iban, bic }: Supplier): SupplierParty {
  return {
    ...{ type, name, address: { ...address } },
    ...(enterpriseNumber && { enterpriseNumber }),
    ...(vatNumber && { vatNumber }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(iban && { iban }),
    ...(iban && bic && { bic })
  };
}
