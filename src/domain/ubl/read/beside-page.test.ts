// An electronic invoice and the page around it: which of both is taken, and when neither is for sure.
import { describe, expect, it } from 'vitest';
import { bytesOf, IBAN, peppol } from '../../../../tests/ubl/samples.ts';
import { NOTHING, type Seen, type Understood } from '../../purchase/understood.ts';
import { otherTotal, understoodWithPage } from './beside-page.ts';
import { readUbl } from './read-ubl.ts';

const read = readUbl(bytesOf(peppol()));
if (!read.ok) throw new Error(read.fault);
/** Of 121.00 euros, at 21 %. */
const invoice = read.value;
const printed = <T>(value: T, confidence = 96): Seen<T> => ({ value, from: 'text', confidence });
const page = (more: Partial<Understood> = {}): Understood => ({ ...NOTHING, currency: printed('EUR'), ...more });

describe('the total of the page', () => {
  it('is said when it is another than the invoice’s', () => {
    expect(otherTotal(invoice, page({ total: printed(12_000) }))).toEqual({ page: 12_000, invoice: 12_100 });
  });

  it('agrees, with a sign or without', () => {
    expect(otherTotal(invoice, page({ total: printed(12_100) }))).toBeUndefined();
    expect(otherTotal(invoice, page({ total: printed(-12_100) }))).toBeUndefined();
  });

  it('may be what is left after a deposit', () => {
    const rest = { ...invoice, totals: { ...invoice.totals, prepaid: '21.00', payable: '100.00' } };
    expect(otherTotal(rest, page({ total: printed(10_000) }))).toBeUndefined();
    expect(otherTotal(rest, page({ total: printed(12_100) }))).toBeUndefined();
    expect(otherTotal(rest, page({ total: printed(11_000) }))).toEqual({ page: 11_000, invoice: 12_100 });
  });

  it('says nothing when it is a guess, in another currency, or not there', () => {
    expect(otherTotal(invoice, page({ total: printed(12_000, 74) }))).toBeUndefined();
    expect(otherTotal(invoice, page({ total: printed(12_000), currency: printed('USD') }))).toBeUndefined();
    expect(otherTotal(invoice, page())).toBeUndefined();
  });
});

describe('a document with both', () => {
  it('is what the invoice says; the page completes it', () => {
    const both = understoodWithPage(invoice, page({ number: printed('X-1'), corrects: printed('F-1'), total: printed(12_100), lines: printed([]), supplier: { iban: printed('BE80985000010177'), email: printed('a@b.example') } }));
    expect([both.number?.value, both.corrects?.value, both.supplier.iban?.value, both.supplier.email?.value]).toEqual(['F-77', 'F-1', IBAN, 'a@b.example']);
    expect(both.lines).toEqual({ value: [{ text: 'Vanne thermostatique', treatment: 'domestic', net: 10_000, rate: '21', vat: 2100 }], from: 'ubl', confidence: 100 });
    expect(both.total).toEqual({ value: 12_100, from: 'ubl', confidence: 100 });
  });

  it('whose amounts contradict each other asks to be looked at', () => {
    const both = understoodWithPage(invoice, page({ total: printed(12_000) }));
    expect([both.total, both.lines?.confidence, both.number?.confidence]).toEqual([{ value: 12_100, from: 'ubl', confidence: 60 }, 60, 100]);
  });
});
