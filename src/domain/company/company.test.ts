// The company's own data: what is missing or wrong, and edits that keep it whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ogmOfNumber } from '../numbers/ogm.ts';
import { checkCompany } from './check.ts';
import { addJournal, addNotice, changeJournal, changeNotice, freeSeries, inLanguage, journalsOf, removeNotice, startAfter, withAccount } from './edit.ts';
import { nextPrinted, readLastNumber } from './last-number.ts';
import type { Company } from './model.ts';
import { newCompany } from './new-company.ts';

let ids = 0;
const newId = () => `id${++ids}`;
const now = '2026-11-21T10:00:00.000Z';
const fresh = (language: Company['language'] = 'fr') => newCompany({ newId, now, language });
const whole = (): Company => ({
  ...fresh(),
  name: 'Chauffage Dupont',
  enterpriseNumber: '0987654394',
  address: { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' },
  iban: 'BE16985000000174'
});
const codes = (company: Company) => checkCompany(company).map(({ field, code }) => `${field} ${code}`);

describe('checkCompany', () => {
  test('a new company lacks what the law wants on an invoice, and nothing else', () => {
    expect(codes(fresh())).toEqual([
      'enterpriseNumber missing',
      'name missing',
      'address.street missing',
      'address.postcode missing',
      'address.city missing',
      'iban missing'
    ]);
    expect(codes(whole())).toEqual([]);
  });
  test.each<[string, Partial<Company>]>([
    ['enterpriseNumber enterpriseNumberWrong', { enterpriseNumber: '0987654395' }],
    ['iban ibanWrong', { iban: 'BE17985000000174' }],
    ['bic bicWrong', { bic: 'KRED' }],
    ['email emailWrong', { email: 'jean@' }],
    ['name missing', { name: '   ' }],
    ['name tooLong', { name: 'x'.repeat(10_000) }],
    ['website tooLong', { website: 'x'.repeat(10_000) }],
    ['address.postcode postcodeWrong', { address: { street: 'a', postcode: '50', city: 'b', country: 'BE' } }],
    ['address.country countryUnknown', { address: { street: 'a', postcode: '5000', city: 'b', country: 'ZZ' } }],
    ['accent colourWrong', { accent: 'red' }]
  ])('%s', (expected, change) => {
    expect(codes({ ...whole(), ...change })).toEqual([expected]);
  });
  test('a doubtful postcode does not keep the company from being made', () => {
    const odd = { ...whole(), address: { street: 'a', postcode: '50', city: 'b', country: 'BE' } };
    expect(checkCompany(odd).map(({ level }) => level)).toEqual(['hint']);
  });
});

test('bank and BIC follow the account, and go with it', () => {
  const kbc = withAccount(whole(), 'BE08735000000013');
  expect(kbc).toMatchObject({ bank: expect.stringContaining('KBC') as string, bic: 'KREDBEBB' });
  expect(withAccount(kbc, 'BE16985000000174')).toMatchObject({ bank: undefined, bic: undefined });
  expect(withAccount(kbc, 'BE08735000000013')).toBe(kbc);
});

describe('journals', () => {
  test('a further journal takes a series that none of its kind bears, up to ten', () => {
    let company = whole();
    for (let i = 1; i < 10; i++) company = addJournal(company, { id: newId(), kind: 'invoice', name: 'x', pattern: `${i}{year}-{n}` });
    const series = journalsOf(company, 'invoice').map((j) => j.series);
    expect(series).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(freeSeries(company, 'invoice')).toBeUndefined();
    expect(freeSeries(company, 'creditNote')).toBe(1);
    expect(() => addJournal(company, { id: 'z', kind: 'invoice', name: 'x', pattern: '{year}{n}' })).toThrow(RangeError);
    expect(new Set(series.map((s) => ogmOfNumber({ year: 2026, n: 7, series: s }))).size).toBe(10);
  });
  test('where numbers go on from is kept per year', () => {
    const company = whole();
    const { id } = journalsOf(company, 'invoice')[0]!;
    const both = startAfter(startAfter(company, id, 2026, 115), id, 2027, 3);
    expect(journalsOf(both, 'invoice')[0]!.lastBefore).toEqual({ '2026': 115, '2027': 3 });
    expect(journalsOf(startAfter(both, id, 2026, undefined), 'invoice')[0]!.lastBefore).toEqual({ '2027': 3 });
    expect(nextPrinted(journalsOf(both, 'invoice')[0]!, 2026)).toBe('2026-0116');
    expect(nextPrinted(journalsOf(both, 'invoice')[0]!, 2026, 120)).toBe('2026-0121');
    expect(changeJournal(company, 'no such', { name: 'x' })).toEqual(company);
  });
  test('a company being made in another language has journals in that language, with what was typed', () => {
    const company = whole();
    const started = startAfter(company, journalsOf(company, 'invoice')[0]!.id, 2026, 115);
    const dutch = inLanguage(started, 'nl', fresh('nl'));
    expect(dutch.language).toBe('nl');
    expect(journalsOf(dutch, 'invoice')[0]).toMatchObject({ name: 'Facturen', lastBefore: { '2026': 115 }, id: journalsOf(company, 'invoice')[0]!.id });
    expect(journalsOf(dutch, 'creditNote')[0]!.pattern).toBe('CN{year}-{n:4}');
  });
});

test('own notices are added at the end, changed and removed by id', () => {
  const two = addNotice(addNotice(whole(), 'a'), 'b');
  expect(two.notices.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(two.notices[0]!.pos < two.notices[1]!.pos).toBe(true);
  expect(changeNotice(two, 'b', { byDefault: true }).notices[1]).toMatchObject({ id: 'b', byDefault: true });
  expect(removeNotice(two, 'a').notices.map(({ id }) => id)).toEqual(['b']);
});

describe('readLastNumber', () => {
  const pattern = '{year}-{n:4}';
  test.each([
    ['', 0],
    ['115', 115],
    [' 0115 ', 115],
    ['2026-0115', 115],
    ['F 2026/115', 115],
    ['VEN-115-A', 115],
    ['2026-12345', 12_345]
  ])('%j', (text, n) => {
    expect(readLastNumber(text, pattern)).toEqual({ ok: true, value: n });
  });
  test.each([
    ['aucune', 'notANumber'],
    ['-1', 'notANumber'],
    ['− 12', 'notANumber'],
    ['20260115', 'tooLarge'],
    ['1e21', 'ok'],
    ['9'.repeat(400), 'tooLarge']
  ])('%j: %s', (text, fault) => {
    const read = readLastNumber(text, pattern);
    expect(read.ok ? 'ok' : read.fault).toBe(fault);
  });
  test('whatever it reads can be gone on from, with a structured communication', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. FA{}é٣'), maxLength: 20 }), (text) => {
        const read = readLastNumber(text, pattern);
        if (read.ok) expect(ogmOfNumber({ year: 2026, n: read.value + 1 })).toMatch(/^\d{12}$/);
      })
    );
  });
});
