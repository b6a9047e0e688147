// From an electronic invoice to a purchase: supplier, amounts by treatment, communication, and what is wrong with it.
import { describe, expect, test } from 'vitest';
import { bytesOf, creditNote, efff, type Facts, IBAN, OTHER, OWN, peppol, SUPPLIER } from '../../../../tests/ubl/samples.ts';
import { amountsOf } from '../../purchase/amounts.ts';
import type { UblInvoice } from './invoice.ts';
import { type UblProblem, problemsOf } from './problems.ts';
import { readUbl } from './read-ubl.ts';
import { understoodOf } from './understood.ts';

function read(xml: string): UblInvoice {
  const result = readUbl(bytesOf(xml));
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}
const understood = (facts?: Facts) => understoodOf(read(peppol(facts)));
const problems = (xml: string): UblProblem[] => problemsOf(read(xml), { enterpriseNumber: OWN });
const codes = (facts: Facts) => problems(peppol(facts)).map((problem) => ('sum' in problem ? problem.sum : problem.code));

test('a plain invoice is understood whole, and nothing is wrong with it', () => {
  const { supplier, ...rest } = understood();
  expect(supplier).toEqual({
    name: { value: 'Fournitures Lenoir SRL', from: 'ubl', confidence: 100 },
    enterpriseNumber: { value: SUPPLIER, from: 'ubl', confidence: 100 },
    vatNumber: { value: `BE${SUPPLIER}`, from: 'ubl', confidence: 100 },
    address: { value: { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' }, from: 'ubl', confidence: 100 },
    iban: { value: IBAN, from: 'ubl', confidence: 100 }
  });
  expect(rest.buyer).toEqual({ name: 'Chaleur & Confort', enterpriseNumber: OWN, vatNumber: `BE${OWN}` });
  expect(rest.lines?.value).toEqual([{ text: 'Vanne thermostatique', treatment: 'domestic', net: 10000, rate: '21', vat: 2100 }]);
  expect([rest.type?.value, rest.number?.value, rest.total?.value, rest.communication?.value, rest.dueDate?.value]).toEqual(['invoice', 'F-77', 12100, '202600021717', '2026-12-03']);
  expect([rest.prepaid, rest.paymentText, rest.corrects]).toEqual([undefined, undefined, undefined]);
  expect(problems(peppol())).toEqual([]);
});

test('e-FFF: one line a rate, the co-contractor’s VAT apart', () => {
  const { lines, total, supplier, communication } = understoodOf(read(efff()));
  expect(lines).toEqual({
    value: [
      { treatment: 'domestic', net: 10000, rate: '21', vat: 2100 },
      { treatment: 'domestic', net: 10000, rate: '6', vat: 600 },
      { treatment: 'cocontractor', net: 5000, rate: '21', vat: 1050 }
    ],
    from: 'ubl',
    confidence: 70
  });
  expect(amountsOf(lines!.value.map((line, i) => ({ ...line, id: String(i), pos: String(i) }))).total).toBe(total!.value);
  expect([supplier.enterpriseNumber?.value, supplier.iban?.value, supplier.bic?.value, communication?.value]).toEqual([SUPPLIER, IBAN, 'KREDBEBB', '202600021717']);
  expect(problems(efff())).toEqual([]);
});

describe('treatments', () => {
  const french = { number: undefined, vat: 'FR40303265045', country: 'FR' };
  const american = { number: undefined, vat: undefined, country: 'US' };
  test.each<[string, Facts, string, string, number]>([
    ['a Belgian rate of nothing', { category: 'Z', percent: '0' }, 'domestic', '0', 100],
    ['exempt', { category: 'E', percent: '0' }, 'none', '0', 100],
    ['outside the scope', { category: 'O', percent: '' }, 'none', '0', 100],
    ['reverse charge in Belgium', { category: 'AE', percent: '0', reason: 'VATEX-EU-AE' }, 'cocontractor', '21', 70],
    ['services of a member state', { category: 'AE', percent: '0', reason: 'VATEX-EU-AE', seller: french }, 'euServices', '21', 70],
    ['goods of a member state', { category: 'K', percent: '0', reason: 'VATEX-EU-IC', seller: french }, 'intraGoods', '21', 70],
    ['goods of a member state under AE', { category: 'AE', percent: '0', reason: 'VATEX-EU-IC', seller: french }, 'intraGoods', '21', 70],
    ['export', { category: 'G', percent: '0', seller: american }, 'import', '21', 70],
    ['services from elsewhere', { category: 'AE', percent: '0', seller: american }, 'otherServices', '21', 70],
    ['outside the scope, from elsewhere', { category: 'O', percent: '', seller: american }, 'otherServices', '21', 60]
  ])('%s', (_, facts, treatment, rate, confidence) => {
    const { lines, total } = understood({ ...facts, vat: '0.00', gross: '100.00' });
    const vat = rate === '21' ? 2100 : 0;
    expect(lines).toMatchObject({ value: [{ treatment, rate, net: 10000, vat }], confidence });
    expect(total).toMatchObject({ value: 10000, confidence: 100 });
  });
  test('VAT of another country is a cost', () => {
    const facts: Facts = { seller: french, percent: '20', vat: '20.00', gross: '120.00' };
    expect(understood(facts).lines).toMatchObject({ value: [{ treatment: 'none', net: 12000, rate: '0', vat: 0 }], confidence: 65 });
    expect(problems(peppol(facts))).toEqual([{ code: 'foreignVat', vat: 2000, country: 'FR' }]);
  });
  test('a foreign seller with a Belgian VAT number charges Belgian VAT', () => {
    expect(understood({ seller: { ...french, vat: `BE${SUPPLIER}` } }).lines).toMatchObject({ value: [{ treatment: 'domestic' }], confidence: 100 });
  });
});

describe('totals', () => {
  const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
  test('a deposit and a rounding leave exactly what is to pay', () => {
    const { total, prepaid } = understood({ totals: amount('PrepaidAmount', '50.00') + amount('PayableRoundingAmount', '-0.01'), payable: '70.99' });
    expect([total?.value, prepaid?.value, prepaid?.confidence]).toEqual([12100, 5001, 100]);
  });
  test('without a total it is what is to pay and was paid', () => {
    const xml = peppol({ totals: amount('PrepaidAmount', '21.00'), payable: '100.00' }).replace(/<cbc:TaxInclusiveAmount[^>]*>[^<]*<\/cbc:TaxInclusiveAmount>/, '');
    expect(understoodOf(read(xml)).total).toEqual({ value: 12100, from: 'ubl', confidence: 100 });
  });
  test('amounts that do not agree are less sure', () => {
    const { lines, total } = understood({ gross: '122.00' });
    expect([lines?.confidence, total?.confidence, total?.value]).toEqual([60, 60, 12200]);
  });
});

describe('communication', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['+++202/6000/21717+++', '202600021717', undefined],
    ['202600021717', '202600021717', undefined],
    ['*** 202/6000/21717 ***', '202600021717', undefined],
    ['Facture 77 +++202/6000/21717+++', '202600021717', undefined],
    ['RF18 5390 0754 7034', 'RF18539007547034', undefined],
    ['F-77', undefined, 'F-77'],
    ['202600021718', undefined, '202600021718'],
    ['NA', undefined, undefined],
    ['', undefined, undefined]
  ])('%s', (paymentId, structured, text) => {
    const { communication, paymentText } = understood({ paymentId });
    expect([communication?.value, paymentText?.value]).toEqual([structured, text]);
  });
  test('in a note, between its marks', () => {
    expect(understood({ paymentId: 'F-77', note: 'Merci de payer avec +++202/6000/21717+++' }).communication).toMatchObject({ value: '202600021717', confidence: 90 });
    expect(understood({ paymentId: 'F-77', note: 'Compteur 202600021717' }).communication).toBeUndefined();
  });
});

describe('what is wrong', () => {
  test.each<[string, Facts, string[]]>([
    ['VAT half a euro off', { vat: '21.50', gross: '121.50' }, ['taxAmount']],
    ['a total that is not the sum', { gross: '122.00' }, ['grossTotal']],
    ['more to pay than the total', { payable: '999.00' }, ['payable']],
    ['a line that is not quantity × price', { lineNet: '100.03' }, ['lineTotal', 'taxBase', 'lineAmount']],
    ['an account with a wrong check', { account: 'BE17985000000174' }, ['wrongIban']],
    ['a VAT number with a wrong check', { seller: { vat: 'BE0987654395' } }, ['wrongVatNumber']],
    ['a communication with a wrong check', { paymentId: '+++202/6000/21718+++' }, ['wrongCommunication']],
    ['another currency', { currency: 'USD' }, ['currency']],
    ['another company', { buyer: { number: OTHER } }, ['otherBuyer']],
    ['a buyer abroad', { buyer: { number: undefined, vat: 'FR40303265045', country: 'FR' } }, ['otherBuyer']],
    ['a buyer without a number', { buyer: { number: undefined } }, []],
    ['our own invoice', { seller: { number: OWN }, buyer: { number: OTHER } }, ['ownDocument']],
    ['a category that tells nothing', { category: 'G', percent: '0', vat: '0.00', gross: '100.00' }, ['unsureTreatment']]
  ])('%s', (_, facts, expected) => expect(codes(facts)).toEqual(expected));
  test('the figures are told', () => {
    expect(problems(peppol({ vat: '21.50', gross: '121.50' }))).toEqual([{ code: 'wrongSum', sum: 'taxAmount', found: 2150, expected: 2100, percent: '21' }]);
    expect(problems(peppol({ buyer: { number: OTHER, name: 'Autre SA' } }))).toEqual([{ code: 'otherBuyer', name: 'Autre SA', found: OTHER, expected: OWN }]);
  });
  test.each<[string, (xml: string) => string, UblProblem[]]>([
    ['a direct debit', (xml) => xml.replace('MeansCode>30<', 'MeansCode>59<'), [{ code: 'notByTransfer', how: 'directDebit' }]],
    ['a mandate', (xml) => xml.replace('</cac:PaymentMeans>', '<cac:PaymentMandate><cbc:ID>M-1</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>'), [{ code: 'notByTransfer', how: 'directDebit' }]],
    ['a card', (xml) => xml.replace('MeansCode>30<', 'MeansCode>48<'), [{ code: 'notByTransfer', how: 'card' }]],
    ['a card or a transfer', (xml) => xml.replace('<cac:PaymentMeans>', '<cac:PaymentMeans><cbc:PaymentMeansCode>48</cbc:PaymentMeansCode></cac:PaymentMeans><cac:PaymentMeans>'), []],
    ['a transfer', (xml) => xml, []]
  ])('money that goes by itself would go twice: %s', (_, change, expected) => {
    expect(problems(change(peppol()))).toEqual(expected);
    // Noted on the purchase too: a batch of payments leaves it out.
    const how = expected.map((problem) => 'how' in problem && problem.how);
    expect([understoodOf(read(change(peppol()))).paidBy?.value].filter(Boolean)).toEqual(how);
  });
  test('a credit note is not paid at all', () => {
    expect(problems(creditNote(peppol().replace('MeansCode>30<', 'MeansCode>59<')))).toEqual([]);
  });
  test('a member of a VAT unit is itself', () => {
    expect(problemsOf(read(peppol({ buyer: { number: OTHER } })), { enterpriseNumber: OWN, others: [OTHER] })).toEqual([]);
  });
  test('missing parts', () => {
    const bare = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><IssueDate xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">2026-11-31</IssueDate></Invoice>';
    expect(problems(bare).map((problem) => ('part' in problem ? problem.part : problem.code))).toEqual(['number', 'issueDate', 'seller', 'buyer', 'lines', 'taxes', 'total', 'unreadable']);
    expect(understoodOf(read(bare))).toEqual({ type: { value: 'invoice', from: 'ubl', confidence: 100 }, currency: { value: 'EUR', from: 'ubl', confidence: 80 }, supplier: {}, buyer: {} });
  });
  test('a credit note with negative amounts may be meant the other way round', () => {
    const xml = creditNote(peppol({ net: '-100.00', vat: '-21.00', gross: '-121.00' }).replace('>4<', '>-4<'));
    expect(problems(xml)).toEqual([{ code: 'negativeCreditNote' }]);
    expect(understoodOf(read(xml)).type).toEqual({ value: 'creditNote', from: 'ubl', confidence: 70 });
  });
});
