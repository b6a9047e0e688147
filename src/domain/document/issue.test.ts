// From draft to seal: what is missing is said, what is sealed is whole.
import { describe, expect, test } from 'vitest';
import type { Company } from '../company/model.ts';
import { newCompany } from '../company/new-company.ts';
import type { Party } from '../party/model.ts';
import type { Draft, Line } from './model.ts';
import { type ProblemCode, missing } from './check.ts';
import { creditDraft, creditable } from './credit.ts';
import { blankDraft } from './new-draft.ts';
import { seal } from './seal.ts';

let count = 0;
const newId = () => `ID${String(++count).padStart(24, '0')}`;
const now = '2026-11-21T10:00:00.000Z';
const today = '2026-11-21';
const company: Company = {
  ...newCompany({ newId, now, language: 'fr' }),
  name: 'Chauffage Lambrecht',
  enterpriseNumber: '0987654394',
  address: { street: 'Chaussée de Dinant 214', postcode: '5000', city: 'Namur', country: 'BE' },
  iban: 'BE16985000000174'
};
const blank = { newId, now, company };
const address = { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' };
const american: Party = { type: 'company', name: 'Blue Ridge Ltd', address: { ...address, country: 'US' } };
const line = (more: Partial<Line> = {}): Line => ({ id: newId(), pos: 'V', kind: 'item', name: 'Circulateur', quantity: '1', unit: 'C62', unitPrice: '100', rate: '21', ...more });
const draft = (more: Partial<Draft> = {}): Draft => ({ ...blankDraft('invoice', blank), buyer: { type: 'person', name: 'Luc Verstraete', address }, lines: [line()], ...more });
const codes = (d: Draft, c = company, more = {}): ProblemCode[] => missing(d, c, { today, ...more }).filter((p) => !p.warning).map((p) => p.code);

test('a complete draft lacks nothing', () => expect(codes(draft())).toEqual([]));

describe('what is missing is named', () => {
  const cases: [string, Partial<Draft>, ProblemCode[]][] = [
    ['no customer', { buyer: undefined }, ['noCustomer']],
    ['customer without street', { buyer: { type: 'person', name: 'L', address: { ...address, street: ' ' } } }, ['customerAddress']],
    ['no line', { lines: [] }, ['noLines']],
    ['only a heading', { lines: [line({ kind: 'heading' })] }, ['noLines']],
    ['line without text', { lines: [line({ name: '' })] }, ['lineName']],
    ['quantity that is no number', { lines: [line({ quantity: 'NaN' })] }, ['lineAmount']],
    ['price beyond counting', { lines: [line({ quantity: '999999999', unitPrice: '999999999' })] }, ['tooLarge']],
    ['VAT in dollars', { currency: 'USD' }, ['foreignCurrencyVat']],
    ['dollars without VAT', { currency: 'USD', regime: 'exempt' }, []],
    ['negative total', { lines: [line({ quantity: '-1' })] }, ['negativeTotal']],
    ['deposit above the total', { prepaid: 12101 }, ['prepaidTooMuch']],
    ['date in the future', { issueDate: '2026-11-22' }, ['issueDateFuture']],
    ['date that does not exist', { issueDate: '2026-02-30' }, ['issueDateInvalid']],
    ['due before issue', { dueDate: '2026-11-20' }, ['dueBeforeIssue']],
    ['co-contractor without Belgian VAT number', { regime: 'cocontractor' }, ['customerBelgianVatNumber']],
    ['intra-EU goods to a Belgian', { regime: 'intraEU' }, ['customerForeignVatNumber', 'deliveryDate', 'deliveryCountry']],
    ['export to a Belgian', { regime: 'export' }, ['deliveryOutsideUnion']],
    ['export to a Belgian VAT payer', { regime: 'export', buyer: { type: 'company', name: 'L', vatNumber: 'BE0987654394', address } }, ['deliveryOutsideUnion']],
    ['one line exported to a Belgian', { lines: [line(), line({ regime: 'export' })] }, ['deliveryOutsideUnion']],
    ['export delivered in the Union', { regime: 'export', buyer: american, deliveryAddress: { ...address, country: 'FR' } }, ['deliveryOutsideUnion']],
    ['export to an American', { regime: 'export', buyer: american }, []],
    ['export for a Belgian, delivered in Switzerland', { regime: 'export', deliveryAddress: { ...address, country: 'CH' } }, []],
    ['export to Northern Ireland', { regime: 'export', buyer: { ...american, vatNumber: 'XI110305878', address: { ...address, country: 'GB' } } }, ['deliveryOutsideUnion']],
    ['export to the Canaries', { regime: 'export', deliveryAddress: { ...address, postcode: '35001', country: 'ES' } }, []],
    ['export to Monaco', { regime: 'export', deliveryAddress: { ...address, postcode: '98000', country: 'MC' } }, ['deliveryOutsideUnion']],
    ['an empty line beside a full one', { lines: [line(), line({ name: ' ', unitPrice: '0' })] }, []],
    ['only an empty line', { lines: [line({ name: '', unitPrice: '0' })] }, ['noLines']],
    ['line with a description alone', { lines: [line({ name: '', unitPrice: '0', description: 'x' })] }, ['lineName']],
    ['credit note that credits nothing', { kind: 'creditNote' }, ['creditsNothing']]
  ];
  test.each(cases)('%s', (_name, more, expected) => expect(codes(draft(more)).toSorted()).toEqual(expected.toSorted()));

  test('date before the last of the series', () => {
    expect(codes(draft({ issueDate: '2026-11-01' }), company, { lastDate: '2026-11-10' })).toEqual(['issueDateBeforeLast']);
  });
  test('the company itself', () => {
    expect(codes(draft(), { ...company, iban: 'BE16985000000175', enterpriseNumber: '0987654395', name: '' }).toSorted()).toEqual(['companyIban', 'companyName', 'companyNumber']);
  });
  test('a legal notice taken away is a warning, not a wall', () => {
    const d = draft({ regime: 'renovation6', lines: [line({ rate: '6' })], notices: { renovation6: false } });
    expect(missing(d, company, { today })).toEqual([{ code: 'noticeRemoved', field: 'notices', warning: true }]);
  });
});

describe('what is odd is warned of, and issued all the same', () => {
  const warned = (more: Partial<Draft>) => missing(draft(more), company, { today }).map(({ code, warning }) => [code, warning]);
  const works = [line({ rate: '6' })];
  const business: Party = { type: 'company', name: 'SRL', vatNumber: 'BE0987654394', address };
  test('6 % of renovation for a customer with a VAT number', () => {
    expect(warned({ regime: 'renovation6', lines: works, buyer: business })).toEqual([['renovationForCompany', true]]);
    expect(warned({ regime: 'renovation6', lines: works })).toEqual([]);
    expect(warned({ lines: works, buyer: business })).toEqual([]);
  });
  test.each(['Chaudière gaz à condensation', 'Chaudiere mazout', 'Condensatieketel op gas', 'Gasketel', 'Stookolieketel', 'Gaskessel', 'Ölheizkessel', 'Gas boiler'])('%s at 6 %', (name) => {
    expect(warned({ lines: [line({ name, rate: '6' })] })).toEqual([['fossilBoiler', true]]);
    expect(warned({ lines: [line({ name, rate: '21' })] })).toEqual([]);
    expect(warned({ issueDate: '2025-07-28', lines: [line({ name, rate: '6' })] })).toEqual([]);
  });
  test.each(['Entretien chaudière gaz', 'Onderhoud gasketel', 'Wartung Gaskessel', 'Chaudière à pellets', 'Boiler thermodynamique', 'Vanne gaz'])('%s at 6 % is nothing odd', (name) => {
    expect(warned({ lines: [line({ name, rate: '6' })] })).toEqual([]);
  });
});

describe('seal', () => {
  test('leaves out the lines in which there is nothing', () => {
    const sealed = seal(draft({ lines: [line(), line({ name: '', unitPrice: '0', rate: '6' }), line({ kind: 'text', name: ' ' })] }), { company, n: 1, today, now });
    expect(sealed.lines.map(({ name }) => name)).toEqual(['Circulateur']);
    expect(sealed.totals.lines).toHaveLength(1);
  });

  test('holds number, dates, communication, notices and totals', () => {
    const sealed = seal(draft({ regime: 'renovation6', lines: [line({ rate: '6' })] }), { company, n: 217, today, now });
    expect(sealed).toMatchObject({ number: '2026-0217', year: 2026, n: 217, issueDate: today, dueDate: '2026-12-21', communication: '202600021717' });
    expect(sealed.seller.vatNumber).toBe('BE0987654394');
    expect(sealed.notices.map((n) => n.id)).toEqual(['renovation6']);
    expect(sealed.totals.payable).toBe(10600);
    expect(sealed.lines[0]).not.toHaveProperty('pos');
  });

  test('characters that XML forbids do not enter', () => {
    const sealed = seal(draft({ lines: [line({ name: 'Vanne\u000b 15\u0000' })] }), { company, n: 1, today, now });
    expect(sealed.lines[0]!.name).toBe('Vanne 15');
  });

  test('a credit note cites its invoice, has its own series and no communication', () => {
    const invoice = seal(draft(), { company, n: 3, today, now });
    const note = creditDraft(blank, invoice, [], 'left');
    expect(missing(note, company, { today, left: creditable(invoice, []) })).toEqual([]);
    const sealed = seal(note, { company, n: 1, today, now });
    expect(sealed).toMatchObject({ number: 'NC2026-0001', credits: { id: invoice.id, number: '2026-0003', issueDate: today } });
    expect(sealed.communication).toBeUndefined();
  });

  test('each line that takes back too much is named once, by its name', () => {
    const invoice = seal(draft({ lines: [line({ name: 'Vanne' }), line({ name: 'Coude' })] }), { company, n: 4, today, now });
    const note = creditDraft(blank, invoice, [], 'left');
    note.lines = note.lines.map((l) => ({ ...l, quantity: '2' }));
    const wrong = missing(note, company, { today, left: creditable(invoice, []) });
    expect(wrong.map(({ code, name }) => [code, name])).toEqual([['creditsTooMuch', 'Vanne'], ['creditsTooMuch', 'Coude']]);
  });

  test('a credit note gives back VAT only at the rate at which it was charged', () => {
    const invoice = seal(draft({ lines: [line({ name: 'Vanne', rate: '6' }), line({ name: 'Coude', rate: '6' })] }), { company, n: 5, today, now });
    const left = creditable(invoice, []);
    const note = creditDraft(blank, invoice, [], new Map([[invoice.lines[0]!.id, '1']]));
    const at21 = { ...note, lines: note.lines.map((l) => ({ ...l, rate: '21' })) };
    expect(missing(note, company, { today, left })).toEqual([]);
    expect(missing(at21, company, { today, left }).map(({ code, name }) => [code, name])).toEqual([['creditsOtherRate', 'Vanne']]);
    const free = { ...note, lines: [line({ rate: '21', unitPrice: '5' })] };
    expect(missing(free, company, { today, left }).map(({ code, rate }) => [code, rate])).toEqual([['creditsTooMuchAtRate', '21']]);
  });

  describe('a credit note takes the VAT regime of the invoice it corrects, whatever the company became since', () => {
    const small: Company = { ...company, vatRegime: 'franchise' };
    const cases = [
      { was: company, is: small, vat: 2100, category: 'S', mention: 'creditNoteVat' },
      { was: small, is: company, vat: 0, category: 'E', mention: 'franchise' }
    ];
    test.each(cases)('$was.vatRegime, now $is.vatRegime', ({ was, is, vat, category, mention }) => {
      const invoice = seal(draft({ buyer: { ...american, vatNumber: 'BE0987654394', address } }), { company: was, n: 6, today, now });
      const note = creditDraft({ ...blank, company: is }, invoice, [], 'left');
      expect(missing(note, is, { today, left: creditable(invoice, []) })).toEqual([]);
      const sealed = seal(note, { company: { ...is, name: 'Atelier Lambrecht' }, n: 1, today, now });
      expect(sealed.totals).toMatchObject({ vat, gross: 10000 + vat, groups: [{ category, base: 10000, vat }] });
      expect(sealed.seller).toMatchObject({ vatRegime: was.vatRegime, name: 'Atelier Lambrecht' });
      expect(sealed.notices.map((n) => n.id)).toEqual([mention]);
      expect(sealed.credits).not.toHaveProperty('vatRegime');
    });
  });

  test('a small business charges no VAT whatever the rates', () => {
    const sealed = seal(draft(), { company: { ...company, vatRegime: 'franchise' }, n: 1, today, now });
    expect(sealed.totals).toMatchObject({ net: 10000, vat: 0, payable: 10000 });
    expect(sealed.notices.map((n) => n.id)).toEqual(['franchise']);
  });
});

test('texts made of forbidden characters alone leave no empty notice in the seal', () => {
  const own = { id: newId(), pos: 'V', name: 'x', text: { fr: '\u0007' }, byDefault: true };
  const odd = draft({ regime: 'exempt', exemption: { text: '\u0007\uffff' } });
  const sealed = seal(odd, { company: { ...company, notices: [own], legalTexts: { payment: { fr: '\u0001' } } }, n: 1, today, now });
  expect(sealed.notices.length).toBeGreaterThan(0);
  for (const { text } of sealed.notices) expect(text.trim()).not.toBe('');
  expect(sealed.notices.find(({ id }) => id === 'exempt44')?.text).toMatch(/article 44/);
});
