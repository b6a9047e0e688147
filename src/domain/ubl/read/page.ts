// A page to read of an electronic invoice that has no PDF: plain data that a screen or a PDF draws; nothing is computed but what one unit costs.
import type { IsoDate } from '../../dates.ts';
import { compare, type Decimal, divide } from '../../money/decimal.ts';
import { parseIban, printIban } from '../../numbers/iban.ts';
import { parseOgm, printOgm } from '../../numbers/ogm.ts';
import { printRf } from '../../numbers/rf.ts';
import type { PurchaseType } from '../../purchase/model.ts';
import { communicationOf } from './communication.ts';
import { enterpriseNumbersOf, vatNumberOf } from './identity.ts';
import type { UblAdjustment, UblAddress, UblInvoice, UblLine, UblParty, UblPeriod, UblTax } from './invoice.ts';
import { said } from './party.ts';

export interface PageParty {
  name: string;
  /** Printed only when it differs from the name. */
  tradingName?: string;
  address?: UblAddress;
  /** As it should be where it is right, else as it is written. */
  vatNumber?: string;
  enterpriseNumber?: string;
  contact?: string;
  phone?: string;
  email?: string;
}

/** Facts beside the title; absent ones are not said. */
export interface PageHeads {
  date?: IsoDate;
  due?: IsoDate;
  deliveryDate?: IsoDate;
  period?: UblPeriod;
  reference?: string;
  order?: string;
  contract?: string;
  corrected: string[];
}

export interface PageLine {
  name: string;
  /** Description, numbers and notes below the name. */
  details: string[];
  period?: UblPeriod;
  quantity?: Decimal;
  unit?: string;
  /** Of one unit, excluding VAT. */
  price?: Decimal;
  /** Allowances and charges: percentages where they are given, with their amount. */
  adjustments: UblAdjustment[];
  /** Percent; absent where no VAT is charged. */
  rate?: Decimal;
  net?: Decimal;
}

export interface PagePayment {
  /** UNCL4461. */
  means: string[];
  accounts: string[];
  bic?: string;
  payee?: string;
  /** As it is printed. */
  communication?: string;
  due?: IsoDate;
  terms: string[];
}

export interface UblPage {
  type: PurchaseType;
  selfBilled: boolean;
  number: string;
  currency: string;
  heads: PageHeads;
  seller: PageParty;
  buyer: PageParty;
  delivery?: { name?: string; address?: UblAddress };
  notes: string[];
  lines: PageLine[];
  adjustments: UblAdjustment[];
  taxes: UblTax[];
  totals: UblInvoice['totals'];
  payment: PagePayment;
  /** Reasons why no VAT is charged, each once. */
  reasons: string[];
  /** Names of the files that came within it. */
  attachments: string[];
}

function partyOnPage(party: UblParty): PageParty {
  const { name, tradingName, address, contact, phone, email, vatNumber } = party;
  return said<PageParty>({
    name: name ?? '',
    tradingName: tradingName === name ? undefined : tradingName,
    address,
    vatNumber: vatNumberOf(party) ?? vatNumber,
    enterpriseNumber: enterpriseNumbersOf(party)[0],
    contact,
    phone,
    email
  });
}

/** Decimals of the price of one unit, where the file has it for a hundred or a thousand. */
const PRICE_DECIMALS = 6;

function lineOnPage({ name, description, notes, sellersItem, gtin, period, properties, tax, adjustments, ...line }: UblLine): PageLine {
  const { price, baseQuantity = '1' } = line;
  const numbers = [sellersItem, gtin].filter(Boolean).join(' · ');
  const charged = tax.category === undefined || tax.category === 'S' || tax.category === 'Z';
  return said<PageLine>({
    name: name ?? '–',
    details: [...notes, description ?? '', numbers, ...properties.map((one) => `${one.name}: ${one.value}`)].filter((text) => text !== ''),
    period,
    quantity: line.quantity,
    unit: line.unit,
    price: price === undefined || compare(baseQuantity, '0') <= 0 || baseQuantity === '1' ? price : divide(price, baseQuantity, PRICE_DECIMALS),
    adjustments,
    rate: charged ? tax.percent : undefined,
    net: line.net
  });
}

function paymentOnPage(invoice: UblInvoice): PagePayment {
  const { payments, payee, dueDate, terms } = invoice;
  const { structured, text } = communicationOf(invoice);
  const printed = structured && (parseOgm(structured.value).ok ? printOgm(structured.value) : printRf(structured.value));
  const accounts = payments.flatMap(({ account }) => {
    const iban = parseIban(account ?? '');
    return iban.ok ? [printIban(iban.value)] : (account ?? []);
  });
  return said<PagePayment>({
    means: payments.flatMap(({ code }) => code ?? []),
    accounts: [...new Set(accounts)],
    bic: payments.find(({ bic }) => bic)?.bic,
    payee: payee?.name ?? payments.find(({ accountName }) => accountName)?.accountName,
    communication: printed ?? text,
    due: dueDate,
    terms: [...terms, ...payments.flatMap(({ instruction }) => instruction ?? [])]
  });
}

/** What the order, the contract and the like are called where there is nothing to say. */
const NOTHING = 'NA';

/** @returns the invoice as it is to be seen: amounts of a credit note positive, numbers as they are printed */
export function pageOf(invoice: UblInvoice): UblPage {
  const { references, delivery, taxes } = invoice;
  const told = (text: string | undefined) => (text === NOTHING ? undefined : text);
  const corrected = references.corrected.map(({ number, issueDate }) => [number, issueDate].filter(Boolean).join(' · '));
  return said<UblPage>({
    type: invoice.type,
    selfBilled: invoice.selfBilled,
    number: invoice.number ?? '–',
    currency: invoice.currency,
    heads: said<PageHeads>({
      date: invoice.issueDate,
      due: invoice.dueDate,
      deliveryDate: delivery?.date,
      period: invoice.period,
      reference: told(references.buyer),
      order: told(references.order),
      contract: told(references.contract),
      corrected
    }),
    seller: partyOnPage(invoice.seller),
    buyer: partyOnPage(invoice.buyer),
    delivery: delivery?.address || delivery?.name ? said({ name: delivery.name, address: delivery.address }) : undefined,
    notes: invoice.notes,
    lines: invoice.lines.map(lineOnPage),
    adjustments: invoice.adjustments,
    taxes,
    totals: invoice.totals,
    payment: paymentOnPage(invoice),
    reasons: [...new Set(taxes.flatMap(({ reason }) => reason ?? []))],
    attachments: invoice.attachments.flatMap(({ name, description, id, uri }) => name ?? description ?? id ?? uri ?? [])
  });
}
