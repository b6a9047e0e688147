// Customers that are probably one and the same.
import { fold } from '../text/fold.ts';
import type { Customer } from './model.ts';

/** What two customers have in common, the surest first. */
export const DUPLICATE_REASONS = ['enterpriseNumber', 'vatNumber', 'nameAndPostcode'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** The part of a customer that duplicates are told by. */
export type Identity = Pick<Customer, 'id' | 'name' | 'enterpriseNumber' | 'vatNumber'> & { address: Pick<Customer['address'], 'postcode'> };

/** Legal forms say little about who it is: "Van Damme" and "Van Damme SRL" are the same. */
const LEGAL_FORMS = new Set('sa nv srl bv sprl bvba scrl cvba sc cv snc vof scs commv asbl vzw aisbl ivzw gmbh ag sarl sas ltd inc ek'.split(' '));

/** A name by its words alone, in alphabetical order: "SRL Dupont, Jean" and "Jean Dupont" are the same. */
function nameKey(name: string): string {
  const words = fold(name)
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word));
  return words.sort().join(' ');
}

/** The keys under which a customer's duplicates are found; none for what is not filled in. */
export function duplicateKeys(customer: Identity): Partial<Record<DuplicateReason, string>> {
  const name = nameKey(customer.name);
  const postcode = fold(customer.address.postcode).replaceAll(' ', '');
  return {
    ...(customer.enterpriseNumber && { enterpriseNumber: customer.enterpriseNumber }),
    ...(customer.vatNumber && { vatNumber: customer.vatNumber }),
    ...(name && postcode && { nameAndPostcode: `${name}|${postcode}` })
  };
}

/** Why two customers look like one, the surest reason first; empty when nothing says so. */
export function duplicateReasons(a: Identity, b: Identity): DuplicateReason[] {
  if (a.id === b.id) return [];
  const [x, y] = [duplicateKeys(a), duplicateKeys(b)];
  return DUPLICATE_REASONS.filter((reason) => x[reason] !== undefined && x[reason] === y[reason]);
}

export interface DuplicatePair<Of extends Identity> {
  first: Of;
  second: Of;
  reason: DuplicateReason;
}

/**
 * Pairs of likely duplicates among many, the surest first, in one pass per reason. Of more than two alike, each is
 * paired with the first of them; no pair comes twice.
 */
export function duplicatePairs<Of extends Identity>(customers: readonly Of[]): DuplicatePair<Of>[] {
  const pairs: DuplicatePair<Of>[] = [];
  const seen = new Set<string>();
  for (const reason of DUPLICATE_REASONS) {
    const firsts = new Map<string, Of>();
    for (const customer of customers) {
      const key = duplicateKeys(customer)[reason];
      if (key === undefined) continue;
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, customer);
        continue;
      }
      const pair = `${first.id} ${customer.id}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      pairs.push({ first, second: customer, reason });
    }
  }
  return pairs;
}
