// Seller (BG-4) and buyer (BG-7).
import type { Seller } from '../document/model.ts';
import type { Address, Party } from '../party/model.ts';
import { BELGIAN_ENTERPRISE, endpointOf, enterpriseNumber } from './endpoint.ts';
import { type Content, identifier, joined, type Node, text, unlessEmpty } from './node.ts';

/** A postal address; the country is mandatory everywhere (BR-9, BR-11, BR-57). */
export function addressNode(address: Address): Node {
  return {
    'cbc:StreetName': text(address.street),
    'cbc:AdditionalStreetName': text(address.extra),
    'cbc:CityName': text(address.city),
    'cbc:PostalZone': text(address.postcode),
    'cac:Country': { 'cbc:IdentificationCode': text(address.country) ?? 'BE' }
  };
}

function taxScheme(vatNumber: string | undefined): Content {
  const number = text(vatNumber);
  return number && { 'cbc:CompanyID': number, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
}

const contact = (name: string | undefined, phone: string | undefined, email: string | undefined): Content =>
  unlessEmpty({ 'cbc:Name': text(name), 'cbc:Telephone': text(phone), 'cbc:ElectronicMail': text(email) });

/**
 * AccountingSupplierParty; legal form and register are BT-33 (CSA art. 2:20).
 * @param outside the supply is outside VAT: no VAT number may stand on the document (BR-O-02)
 */
export function sellerNode(seller: Seller, outside: boolean): Node {
  const endpoint = endpointOf(seller);
  const registered = enterpriseNumber(seller);
  return {
    'cac:Party': {
      'cbc:EndpointID': identifier(endpoint.value, endpoint.scheme),
      'cac:PostalAddress': addressNode(seller.address),
      'cac:PartyTaxScheme': outside ? undefined : taxScheme(seller.vatNumber),
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': text(seller.name) ?? seller.enterpriseNumber,
        'cbc:CompanyID': registered && identifier(registered, BELGIAN_ENTERPRISE),
        'cbc:CompanyLegalForm': joined([seller.legalForm, seller.register], ', ')
      },
      'cac:Contact': contact(undefined, seller.phone, seller.email)
    }
  };
}

/** AccountingCustomerParty. */
export function buyerNode(buyer: Party, outside: boolean): Node {
  const endpoint = endpointOf(buyer);
  const registered = enterpriseNumber(buyer);
  return {
    'cac:Party': {
      'cbc:EndpointID': identifier(endpoint.value, endpoint.scheme),
      'cac:PostalAddress': addressNode(buyer.address),
      'cac:PartyTaxScheme': outside ? undefined : taxScheme(buyer.vatNumber),
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': text(buyer.name) ?? 'NA',
        'cbc:CompanyID': registered && identifier(registered, BELGIAN_ENTERPRISE)
      },
      'cac:Contact': contact(buyer.attention, buyer.phone, buyer.email)
    }
  };
}
