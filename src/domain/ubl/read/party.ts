// Parties and places (BG-4, BG-7, BG-10, BG-11, BG-13).
import { all, at, attribute, child, textAt, textOf, textsOf, type XmlElement } from './element.ts';
import type { Remark, UblAddress, UblDelivery, UblIdentifier, UblParty } from './invoice.ts';
import { dateAt } from './values.ts';

/** The text of an element and its scheme. */
export function identifierOf(element: XmlElement | undefined): UblIdentifier | undefined {
  const value = textOf(element);
  const scheme = attribute(element, 'schemeID');
  return value === undefined ? undefined : { value, ...(scheme && { scheme }) };
}

const joined = (separator: string, ...texts: (string | undefined)[]): string => texts.filter(Boolean).join(separator);

function addressOf(element: XmlElement | undefined): UblAddress | undefined {
  if (!element) return undefined;
  const text = (name: string) => textAt(element, name);
  const lines = all(element, 'cac:AddressLine').map((line) => textAt(line, 'cbc:Line'));
  const extra = joined(', ', text('cbc:AdditionalStreetName'), text('cbc:Postbox'), ...lines);
  const region = text('cbc:CountrySubentity');
  return {
    street: joined(' ', text('cbc:StreetName'), text('cbc:BuildingNumber')),
    ...(extra && { extra }),
    postcode: text('cbc:PostalZone') ?? '',
    city: text('cbc:CityName') ?? '',
    country: textAt(element, 'cac:Country', 'cbc:IdentificationCode')?.toUpperCase() ?? '',
    ...(region && { region })
  };
}

const VAT_SCHEMES = new Set(['VAT', 'BTW', 'TVA', 'MWST']);

/** Registrations for VAT, and for other taxes; older files leave the scheme out, or call it otherwise. */
function taxIds(party: XmlElement): { vat?: string; other?: string } {
  const found = all(party, 'cac:PartyTaxScheme').flatMap((one) => {
    const id = textAt(one, 'cbc:CompanyID');
    const scheme = textAt(one, 'cac:TaxScheme', 'cbc:ID')?.toUpperCase() ?? 'VAT';
    return id === undefined ? [] : [{ id, isVat: VAT_SCHEMES.has(scheme) }];
  });
  return { vat: found.find(({ isVat }) => isVat)?.id, other: found.find(({ isVat }) => !isVat)?.id };
}

function personOf(party: XmlElement): string | undefined {
  const person = child(party, 'cac:Person');
  return joined(' ', textAt(person, 'cbc:FirstName'), textAt(person, 'cbc:FamilyName')) || undefined;
}

/**
 * @param element `cac:Party`, or an element with the same children
 * @param outer where older files keep the contact (`cac:AccountingContact`)
 */
export function partyOf(element: XmlElement | undefined, outer?: XmlElement): UblParty {
  if (!element) return { ids: [] };
  const legal = child(element, 'cac:PartyLegalEntity');
  const contacts = [child(element, 'cac:Contact'), child(outer, 'cac:AccountingContact')];
  const contact = (name: string) => contacts.map((one) => textAt(one, name)).find(Boolean);
  const registered = textAt(legal, 'cbc:RegistrationName');
  const trading = textAt(element, 'cac:PartyName', 'cbc:Name');
  const { vat, other } = taxIds(element);
  const facts: Omit<UblParty, 'ids'> = {
    name: registered ?? trading ?? textAt(element, 'cac:PartyTaxScheme', 'cbc:RegistrationName') ?? personOf(element),
    tradingName: trading,
    endpoint: identifierOf(child(element, 'cbc:EndpointID')),
    legalId: identifierOf(child(legal, 'cbc:CompanyID')),
    vatNumber: vat,
    taxNumber: other,
    legalForm: textAt(legal, 'cbc:CompanyLegalForm'),
    address: addressOf(child(element, 'cac:PostalAddress') ?? child(legal, 'cac:RegistrationAddress')),
    contact: contact('cbc:Name'),
    phone: contact('cbc:Telephone'),
    email: contact('cbc:ElectronicMail')
  };
  return { ids: all(element, 'cac:PartyIdentification').flatMap((one) => identifierOf(child(one, 'cbc:ID')) ?? []), ...said(facts) };
}

/** The same without what is undefined. */
export function said<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

/** Delivery; undefined when nothing is said of it. */
export function deliveryOf(root: XmlElement, remarks: Remark[]): UblDelivery | undefined {
  const element = child(root, 'cac:Delivery');
  const location = child(element, 'cac:DeliveryLocation');
  const delivery = said<UblDelivery>({
    date: dateAt(remarks, element, 'cbc:ActualDeliveryDate'),
    location: identifierOf(child(location, 'cbc:ID')),
    name: textsOf(at(element, 'cac:DeliveryParty', 'cac:PartyName'), 'cbc:Name')[0],
    address: addressOf(child(location, 'cac:Address') ?? child(element, 'cac:DeliveryAddress'))
  });
  return Object.keys(delivery).length > 0 ? delivery : undefined;
}
