// Who sells and who is asked to pay: enterprise and VAT numbers with right check digits, accounts, names beside them.
import { enterpriseNumberOf, parseEnterpriseNumber, vatNumberOf } from '../../numbers/enterprise.ts';
import { isBic, parseIban } from '../../numbers/iban.ts';
import { parseVatNumber } from '../../numbers/vatnumber.ts';
import { BUYER_WORD } from './labels.ts';
import { type Cell, type Line, rightOf } from './page.ts';

/** The company that reads: what is its own is never the supplier's. */
export interface Own {
  name?: string;
  enterpriseNumber?: string;
  vatNumber?: string;
  ibans?: readonly string[];
}

export interface FoundNumber {
  /** With its country: BE0403170701. */
  vatNumber: string;
  cell: Cell;
  /** By its surroundings the buyer's. */
  ofBuyer: boolean;
}

const BELGIAN = /(?<![\d.])(?:be|tva|btw|mwst|ust|vat|kbo|bce|rpm|rpr|rjp|n°|nr|no)?[ .:°-]*(?:be[ .:-]*)?(\(?[01]\)?[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\d]|[.]\d)/g;
const NAMED_BELGIAN = /^(?:be|tva|btw|mwst|ust|vat|kbo|bce|rpm|rpr|rjp)|be[ .:-]*\(?[01]?\)?[ .]?\d|^(?:n°|nr|no)?[ .:°-]*[01]\d{3}\.\d{3}\.\d{3}$/;
const FOREIGN = /\b(AT ?U|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK) ?([0-9A-Z][0-9A-Z .]{6,15}[0-9A-Z])(?![0-9A-Z])/g;
const VAT_WORD = /\b(?:tva|btw|mwst|ust|vat|id)\b/;

/** VAT and enterprise numbers of the document, each occurrence. */
export function numbersIn(lines: readonly Line[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const cell of lines.flat()) {
    for (const match of cell.plain.matchAll(BELGIAN)) {
      const read = parseEnterpriseNumber((match[1] ?? '').replace(/[()]/g, ''));
      if (!read.ok || !(NAMED_BELGIAN.test(match[0]) || besideWord(cell, match.index, lines))) continue;
      found.push({ vatNumber: vatNumberOf(read.value), cell, ofBuyer: isOfBuyer(cell, match.index, lines) });
    }
    for (const match of cell.text.matchAll(FOREIGN)) {
      const number = foreign(match[0]);
      if (number && besideWord(cell, match.index, lines)) found.push({ vatNumber: number, cell, ofBuyer: isOfBuyer(cell, match.index, lines) });
    }
  }
  return found;
}

/** The longest beginning that is a VAT number: other words may follow it. */
function foreign(text: string): string | undefined {
  for (let groups = text.split(' '); groups.length > 0; groups = groups.slice(0, -1)) {
    const read = parseVatNumber(groups.join(''));
    if (read.ok) return read.value;
  }
  return undefined;
}

const NUMBER_WORD = /\b(?:tva|btw|mwst|ust|vat|kbo|bce|rpm|rpr|entreprise|onderneming|unternehmen|company)/;

function besideWord(cell: Cell, at: number, lines: readonly Line[]): boolean {
  if (NUMBER_WORD.test(cell.plain.slice(Math.max(0, at - 30), at + 4)) || VAT_WORD.test(cell.plain.slice(Math.max(0, at - 20), at))) return true;
  const left = at < 3 ? leftOf(cell, lines) : undefined;
  return left !== undefined && NUMBER_WORD.test(left.plain);
}

function leftOf(cell: Cell, lines: readonly Line[]): Cell | undefined {
  return lines.find(([first]) => first?.page === cell.page && first.line === cell.line)?.findLast((other) => other.x < cell.x);
}

/** The buyer's word before it in its cell, left of it, or within the few lines of its block above it. */
function isOfBuyer(cell: Cell, at: number, lines: readonly Line[]): boolean {
  if (BUYER_WORD.test(cell.plain.slice(0, at))) return true;
  const left = leftOf(cell, lines);
  if (left && at < 24 && BUYER_WORD.test(left.plain)) return true;
  return blockAbove(cell, lines).some(({ plain }) => plain.length < 48 && BUYER_WORD.test(plain));
}

/** The cells above one in the same column, as long as they follow closely; nearest first. */
export function blockAbove(cell: Cell, lines: readonly Line[]): Cell[] {
  const block: Cell[] = [];
  let top = cell;
  for (const line of lines.toReversed()) {
    const [first] = line;
    if (first?.page !== cell.page || first.line >= top.line) continue;
    const over = line.find((other) => Math.abs(other.x - cell.x) < 2 * cell.height || (other.x <= cell.x && other.right >= cell.right));
    if (!over) continue;
    if (top.y - over.y > 2.6 * Math.max(top.height, over.height)) break;
    block.push(over);
    top = over;
  }
  return block;
}

export interface FoundAccount {
  iban: string;
  bic?: string;
  cell: Cell;
  ofBuyer: boolean;
}

const IBAN = /\b([A-Z]{2}\d{2}(?:[ .-]?[0-9A-Z]{1,4}){3,8})\b/g;

/** Accounts of the document with right check digits, each occurrence. */
export function accountsIn(lines: readonly Line[]): FoundAccount[] {
  const found: FoundAccount[] = [];
  for (const cell of lines.flat()) {
    for (const match of cell.text.matchAll(IBAN)) {
      const iban = ibanAt(match[0]);
      if (!iban) continue;
      const bic = bicIn(cell.text.slice(match.index)) ?? bicIn(rightOf(cell, lines)?.text ?? '');
      found.push({ iban, ...(bic && { bic }), cell, ofBuyer: /\b(?:votre compte|uw rekening|ihr konto|domicili|mandat|your account)/.test(cell.plain) });
    }
  }
  return found;
}

function ibanAt(text: string): string | undefined {
  const read = parseIban(text);
  if (read.ok) return read.value;
  // "… BE68 5390 0754 7034 BIC …": groups of what follows.
  for (let groups = text.split(' ').slice(0, -1); groups.length > 0; groups = groups.slice(0, -1)) {
    const shorter = parseIban(groups.join(''));
    if (shorter.ok) return shorter.value;
  }
  return undefined;
}

function bicIn(text: string): string | undefined {
  const bic = /\b(?:BIC|SWIFT)\b[ :/SWIFT-]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/.exec(text.replace(/([A-Z]{4}) ([A-Z]{2}) ([A-Z0-9]{2})\b/, '$1$2$3'))?.[1];
  return isBic(bic) ? bic : undefined;
}

/** The number of one who is not us, or undefined when it cannot be said which one it is. */
export function sellerOf(found: readonly FoundNumber[], own: Own): { number: FoundNumber; confidence: number } | undefined {
  const isOwn = ({ vatNumber }: FoundNumber) => vatNumber === own.vatNumber || (own.enterpriseNumber !== undefined && enterpriseNumberOf(vatNumber) === own.enterpriseNumber);
  const weAreNamed = found.some(isOwn);
  const others = found.filter((one) => !isOwn(one) && !found.some(({ vatNumber, ofBuyer }) => vatNumber === one.vatNumber && ofBuyer));
  const numbers = new Set(others.map(({ vatNumber }) => vatNumber));
  if (numbers.size !== 1) return undefined;
  return { number: others[0]!, confidence: Math.min(97, (weAreNamed ? 93 : 85) + others.length) };
}

/** Whom the document says is to pay. */
export function buyerOf(found: readonly FoundNumber[], own: Own, seller: FoundNumber | undefined): { name?: string; enterpriseNumber?: string; vatNumber?: string } {
  const ours = found.find(({ vatNumber }) => vatNumber === own.vatNumber || (own.enterpriseNumber !== undefined && enterpriseNumberOf(vatNumber) === own.enterpriseNumber));
  // Who sells must be known first: else the only number of a document could be taken for the buyer's.
  const other = new Set(found.filter(({ vatNumber, ofBuyer }) => seller && ofBuyer && vatNumber !== seller.vatNumber).map(({ vatNumber }) => vatNumber));
  const vatNumber = ours?.vatNumber ?? (other.size === 1 ? [...other][0] : undefined);
  if (!vatNumber) return {};
  const enterpriseNumber = enterpriseNumberOf(vatNumber);
  return { vatNumber, ...(enterpriseNumber && { enterpriseNumber }), ...(ours && own.name && { name: own.name }) };
}
