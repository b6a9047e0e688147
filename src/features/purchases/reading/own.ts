// The company itself, as a reader of documents knows it: what is ours on a page is no supplier's.
import type { Company } from '#domain/company/model.ts';
import type { Own } from '#domain/purchase/recognise/parties.ts';

/** Its name, number and account. */
export const ownOf = ({ name, enterpriseNumber, iban }: Company): Own => ({ name, enterpriseNumber, ...(iban && { ibans: [iban] }) });
