// What is looked for on the page of a purchase when one of its fields is at hand: the value, or the other ways in which a document says it.
import type { Purchase, ReadField } from '../model.ts';
import type { Sought } from './places.ts';

/** The fields whose value stands somewhere on a page. */
export type PlacedField = Extract<ReadField, 'supplier' | 'number' | 'issueDate' | 'dueDate' | 'total' | 'iban' | 'communication'>;

/** In the order in which they are tried: what the first of them finds is enough. Empty for an empty field. */
export function soughtFor(purchase: Purchase, field: PlacedField): Sought[] {
  const { supplier, number, issueDate, dueDate, total, communication, paymentText } = purchase;
  const texts = (...all: readonly (string | undefined)[]) => all.flatMap((text): Sought[] => (text ? [{ text }] : []));
  switch (field) {
    case 'supplier':
      return texts(supplier?.name, supplier?.vatNumber, supplier?.enterpriseNumber);
    case 'number':
      return texts(number);
    case 'issueDate':
      return issueDate ? [{ day: issueDate }] : [];
    case 'dueDate':
      return dueDate ? [{ day: dueDate }] : [];
    case 'total':
      return total === undefined ? [] : [{ cents: total }];
    case 'iban':
      return texts(supplier?.iban);
    case 'communication':
      return texts(communication ?? paymentText);
  }
}
