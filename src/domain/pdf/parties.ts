// Who issues it at the head of the page, the other party below, and the places where goods or works go.
import type { Seller } from '../document/model.ts';
import { printEnterpriseNumber } from '../numbers/enterprise.ts';
import { printIban } from '../numbers/iban.ts';
import { printVatNumber } from '../numbers/vatnumber.ts';
import type { Address, Party } from '../party/model.ts';
import type { Lang } from '../record.ts';
import { fillText } from '../tax/legal-texts.ts';
import { FAINT, SOFT } from './colours.ts';
import { country } from './format.ts';
import { labelsOf } from './labels.ts';
import { fits } from './measure.ts';
import type { Node, TextNode } from './node.ts';

/** Narrowest place in which a party stands, in points, and the size of its text. */
const WIDTH = 200;
const SIZE = 9;

/** Lines of text, blank ones left out; each in one piece when it fits. */
const lines = (...texts: (string | undefined)[]): TextNode[] =>
  texts.flatMap((text) => (text?.trim() ? [{ text: text.trim(), noWrap: fits(text.trim(), SIZE, WIDTH) }] : []));

/** An address as on an envelope; the country in the document's language when it is not Belgium. */
function addressLines(address: Address, lang: Lang): TextNode[] {
  const { street, extra, postcode, city } = address;
  const abroad = address.country && address.country !== 'BE' ? country(address.country, lang) : undefined;
  return lines(street, extra, `${postcode} ${city}`, abroad);
}

/** Name and legal form (CSA art. 2:20), the form not said twice. */
export function sellerName({ name, legalForm }: Pick<Seller, 'name' | 'legalForm'>): string {
  const form = legalForm?.trim();
  const said = form && name.toLowerCase().split(/[\s,]+/).includes(form.toLowerCase());
  return form && !said ? `${name} ${form}` : name;
}

/** The register of legal persons under its name in the document's language; the court stays as typed. */
function registerOf(register: string | undefined, lang: Lang): string | undefined {
  return register?.trim().replace(/^(RPM|RPR|RJP|RLE)\b/, labelsOf(lang).register);
}

/** Parts of a line, absent ones left out. */
export const joined = (...texts: (string | undefined)[]) => texts.filter(Boolean).join(' · ');

/** Logo, name in the company's colour, address, VAT number, register, account and ways to reach it. */
export function sellerBlock(seller: Seller, lang: Lang, accent: string, logo: string | undefined): Node {
  const label = labelsOf(lang);
  const { address } = seller;
  const place = joined(address.street, address.extra, `${address.postcode} ${address.city}`, address.country === 'BE' ? '' : country(address.country, lang));
  const facts = lines(
    place,
    joined(seller.vatNumber && `${label.vat} ${printVatNumber(seller.vatNumber)}`, registerOf(seller.register, lang)),
    joined(seller.iban && printIban(seller.iban), seller.bic),
    joined(seller.phone, seller.email, seller.website)
  );
  const name: TextNode = { text: sellerName(seller), fontSize: 12, bold: true, color: accent, margin: [0, 0, 0, 3] };
  const picture: Node[] = logo ? [{ image: logo, fit: [150, 56], margin: [0, 0, 0, 8] }] : [];
  return { stack: [...picture, name, { stack: facts, fontSize: 8, color: SOFT, lineHeight: 1.2 }] };
}

/** The small words above a block. */
const caption = (text: string): TextNode => ({ text, fontSize: 7.5, color: FAINT, margin: [0, 0, 0, 3] });

/** The other party: name, person to the attention of whom, address, and the number by which the law knows it. */
export function partyBlock(title: string, party: Party | undefined, lang: Lang): Node {
  const label = labelsOf(lang);
  if (!party?.name) return { stack: [caption(title), { text: '–' }] };
  const number = party.vatNumber
    ? `${label.vat} ${printVatNumber(party.vatNumber)}`
    : party.enterpriseNumber && `${label.enterprise} ${printEnterpriseNumber(party.enterpriseNumber)}`;
  const attention = party.attention?.trim() && fillText(label.attention, { name: party.attention.trim() });
  return {
    lineHeight: 1.2,
    stack: [
      caption(title),
      { text: party.name, bold: true },
      ...lines(attention),
      ...addressLines(party.address, lang),
      ...lines(number).map((line): TextNode => ({ ...line, fontSize: 8, color: SOFT, margin: [0, 2, 0, 0] }))
    ]
  };
}

/** A delivery or site address; undefined when the document has none. */
export function placeBlock(title: string, place: (Address & { label?: string }) | undefined, lang: Lang): Node | undefined {
  if (!place) return undefined;
  return { stack: [caption(title), ...lines(place.label), ...addressLines(place, lang)], lineHeight: 1.2 };
}
