// Delivery (BG-13): when and where goods or works were supplied.
import type { SealedDocument } from '../document/model.ts';
import type { Address } from '../party/model.ts';
import { type Node, text, unlessEmpty } from './node.ts';
import { addressNode } from './party.ts';

/**
 * @returns Delivery, or undefined when the document says nothing of it. An intra-Community supply must tell day and
 * country (BR-IC-11, BR-IC-12): with no date of its own it was made on the day of issue (Royal Decree no 1, art. 5),
 * with no address of its own it went to the buyer's.
 */
export function deliveryNode(sealed: SealedDocument): Node | undefined {
  const intraEU = sealed.totals.groups.some((group) => group.category === 'K');
  const place: (Address & { label?: string }) | undefined = sealed.deliveryAddress ?? sealed.siteAddress ?? (intraEU ? sealed.buyer.address : undefined);
  const label = text(place?.label);
  return unlessEmpty({
    'cbc:ActualDeliveryDate': sealed.deliveryDate ?? (intraEU ? sealed.issueDate : undefined),
    'cac:DeliveryLocation': place && { 'cac:Address': addressNode(place) },
    'cac:DeliveryParty': label ? { 'cac:PartyName': { 'cbc:Name': label } } : undefined
  });
}
