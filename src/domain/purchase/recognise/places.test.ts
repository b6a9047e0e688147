// A value found again on a page, however the page writes it; and nothing else taken for it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords, paper, scaled } from '../../../../tests/purchases/paper.ts';
import { fromDayNumber } from '../../dates.ts';
import { makeOgm, printOgm } from '../../numbers/ogm.ts';
import { type Place, placesOf, type Sought } from './places.ts';
import { soughtFor } from './sought.ts';
import { newPurchase } from '../new-purchase.ts';
import { written } from './written.ts';

const found = (text: string, value: Sought): Place[] => placesOf([written(paper([60, 100, text]))], value);
const finds = (text: string, value: Sought) => found(text, value).length === 1;

describe('the same value', () => {
  it.each(['1 234,56', '1.234,56', '1234.56', '1,234.56', '1234,56 EUR', '€ 1.234,56', "1'234,56", '1\u202f234,56 €', '-1.234,56', 'Total : 1.234,56'])('money: %s', (text) => expect(finds(text, { cents: 123_456 })).toBe(true));
  it.each(['12/03/2026', '12-03-26', '12.3.2026', '2026-03-12', '12 mars 2026', '12 maart 2026', '12. März 2026', 'March 12, 2026', 'Namur, le 12/03/2026'])('a day: %s', (text) => expect(finds(text, { day: '2026-03-12' })).toBe(true));
  it.each(['BE62 9850 0000 8561', 'BE62985000008561', 'IBAN: BE62-9850-0000-8561', 'be62 9850 0000 8561 (BIC X)'])('an account: %s', (text) => expect(finds(text, { text: 'BE62985000008561' })).toBe(true));
  it.each(['+++090/9337/55493+++', '***090/9337/55493***', '+++ 090/9337/55493 +++', '090933755493', 'Communication 090/9337/55493'])('a communication: %s', (text) => expect(finds(text, { text: '090933755493' })).toBe(true));
  it.each(['Facture F26/104417', 'Facture n° F26-104417.', 'f26/104417'])('a number: %s', (text) => expect(finds(text, { text: 'F26/104417' })).toBe(true));
  it.each(['ÉTABLISSEMENTS DUPONT S.A.', 'Établissements  Dupont SA, Namur'])('a name: %s', (text) => expect(finds(text, { text: 'Etablissements Dupont SA' })).toBe(true));
});

describe('another value', () => {
  it.each<[string, Sought]>([
    ['11.234,56', { cents: 123_456 }],
    ['1.234,5', { cents: 123_456 }],
    ['234,56', { cents: 123_456 }],
    ['12/04/2026', { day: '2026-03-12' }],
    ['F26/1044170', { text: 'F26/104417' }],
    ['2026-0217/3', { text: '2026-0217' }],
    ['GSM 0477 04 17 22', { text: '0417' }],
    ['www.dupont.be', { text: 'Dupont' }],
    ['Duponts', { text: 'Dupont' }],
    ['anything', { text: '-' }]
  ])('%s is not %o', (text, value) => expect(found(text, value)).toEqual([]));

  it('is not made of two columns', () => {
    expect(placesOf([written(paper([60, 100, '1'], [200, 100, '234,56']))], { cents: 123_456 })).toEqual([]);
  });

  it('that stands everywhere is nowhere', () => {
    const rows = Array.from({ length: 13 }, (_, i) => [60, 100 + i * 20, '21,00'] as const);
    expect(placesOf([written(paper(...rows.slice(1)))], { cents: 2100 })).toHaveLength(12);
    expect(placesOf([written(paper(...rows))], { cents: 2100 })).toEqual([]);
  });
});

describe('the place', () => {
  it('is around the value, in shares of its page', () => {
    const [place] = placesOf([written(paper([0, 0, 'x'])), written(paper([59.5, 84.2, '12,50']))], { cents: 1250 });
    expect(place).toEqual({ page: 1, x: expect.closeTo(0.1), y: expect.closeTo(0.1), width: expect.closeTo(25 / 595), height: expect.closeTo(10 / 842) });
  });

  it('takes the marks of a communication with it', () => {
    const [place] = found('+++090/9337/55493+++', { text: '090933755493' });
    expect([place?.x, place?.width]).toEqual([expect.closeTo(60 / 595), expect.closeTo((20 * 5) / 595)]);
  });

  it('does not depend on how the text was cut, nor on the unit', () => {
    const page = paper([60, 100, 'Facture F26/104417 du 12 mars 2026'], [60, 300, 'IBAN BE62 9850 0000 8561']);
    for (const value of [{ day: '2026-03-12' }, { text: 'BE62985000008561' }, { text: 'F26/104417' }]) {
      const [whole] = placesOf([written(page)], value);
      for (const other of [inWords(page), scaled(page, 3.3)]) {
        const [one] = placesOf([written(other)], value);
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(one?.[key]).toBeGreaterThan(whole![key] - 0.02);
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(one?.[key]).toBeLessThan(whole![key] + 0.02);
      }
    }
  });
});

const day = fc.integer({ min: 15_000, max: 30_000 }).map(fromDayNumber);
const two = (part: string) => part.padStart(2, '0');

describe('for every value', () => {
  it('money is found in every way of writing it, and only where it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(' ', '.', '', '\u00a0'), fc.integer({ min: 1, max: 9 }), (cents, group, more) => {
        const euros = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, group);
        const text = `Total ${euros},${two(String(cents % 100))} EUR`;
        return finds(text, { cents }) && !finds(text, { cents: cents + more });
      })
    );
  });

  it('days', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.'), (date, mark) => {
        const [year = '', month = '', dayOf = ''] = date.split('-');
        return finds([dayOf, month, year].join(mark), { day: date }) && finds(date, { day: date });
      })
    );
  });

  it('communications', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (base) => {
        const ogm = makeOgm(String(base).padStart(10, '0'));
        return finds(`Communication: ${printOgm(ogm)}`, { text: ogm }) && finds(ogm, { text: ogm });
      })
    );
  });

  it('no text makes it fail, and every place is on its page', () => {
    const item = fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 30 }), x: fc.double({ min: -50, max: 700, noNaN: true }), y: fc.double({ min: -50, max: 900, noNaN: true }), width: fc.double({ min: 0, max: 800, noNaN: true }), height: fc.double({ min: 0, max: 60, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), fc.string({ maxLength: 6 }), (items, text) => {
        const places = placesOf([written({ width: 595, height: 842, items })], { text: items[0]?.text.slice(0, 8) ?? text });
        return places.every(({ x, y, width, height }) => x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.000001 && y + height <= 1.000001);
      })
    );
  });
});

describe('what is looked for', () => {
  const purchase = { ...newPurchase({ id: 'p', now: '2026-11-20T10:00:00Z', source: { way: 'file' }, files: [] }), number: 'F-1', total: 0, paymentText: 'client 12' };

  it('is the value of the field, in the ways a document says it', () => {
    expect(soughtFor(purchase, 'number')).toEqual([{ text: 'F-1' }]);
    expect(soughtFor(purchase, 'total')).toEqual([{ cents: 0 }]);
    expect(soughtFor(purchase, 'communication')).toEqual([{ text: 'client 12' }]);
    const address = { street: '', postcode: '', city: '', country: 'BE' };
    expect(soughtFor({ ...purchase, supplier: { type: 'company', name: 'Dupont', vatNumber: 'BE0458712010', address } }, 'supplier')).toEqual([{ text: 'Dupont' }, { text: 'BE0458712010' }]);
  });

  it('is nothing where the field is empty', () => {
    for (const field of ['supplier', 'issueDate', 'dueDate', 'iban'] as const) expect(soughtFor(purchase, field)).toEqual([]);
  });
});
