// Merging duplicates loses nothing, and can be taken back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REGIMES } from '../tax/regimes.ts';
import { mergeConflicts, mergeCustomers, unmergeCustomers } from './merge.ts';
import { MERGED_FIELDS, type Customer } from './model.ts';
import { newCustomer } from './new-customer.ts';

const now = '2026-11-21T09:00:00.000Z';
const text = fc.string({ maxLength: 6, unit: 'grapheme' });
const optional = fc.option(text, { nil: undefined });
const item = { id: fc.ulid(), pos: fc.constantFrom('V', 'W', 'X') };
const unique = { selector: (entry: { id: string }) => entry.id, maxLength: 3 };
const address = fc.record({ street: text, postcode: text, city: text, country: fc.constantFrom('BE', 'FR') });

const customers = fc.record(
  {
    id: fc.ulid(),
    kind: fc.constant('customer' as const),
    schema: fc.constant(1),
    createdAt: fc.constant(now),
    number: text,
    type: fc.constantFrom('company' as const, 'person' as const),
    name: text,
    enterpriseNumber: optional,
    vatNumber: optional,
    regime: fc.constantFrom(...REGIMES),
    language: fc.constantFrom('fr' as const, 'nl' as const),
    term: fc.option(fc.record({ days: fc.nat(90), endOfMonth: fc.boolean() }), { nil: undefined }),
    email: optional,
    phone: optional,
    address,
    addresses: fc.uniqueArray(fc.record({ ...item, street: text, postcode: text, city: text, country: fc.constant('BE'), use: fc.constantFrom('site' as const, 'delivery' as const), label: text }), unique),
    contacts: fc.uniqueArray(fc.record({ ...item, name: text, email: text }), unique),
    note: optional,
    archived: fc.option(fc.constant(true), { nil: undefined })
  },
  { requiredKeys: ['id', 'kind', 'schema', 'createdAt', 'number', 'type', 'name', 'regime', 'language', 'address', 'addresses', 'contacts'] }
);
const pairs = fc.tuple(customers, customers, fc.subarray([...MERGED_FIELDS])).filter(([a, b]) => a.id !== b.id);
const clean = (customer: Customer): unknown => JSON.parse(JSON.stringify(customer));

describe('mergeCustomers', () => {
  test('keeps what the remaining record says, fills in what it lacks', () => {
    const keep = { ...newCustomer({ id: 'a', now, number: 'C1', language: 'fr', name: 'Dupont' }), email: 'a@dupont.example' };
    const lose: Customer = {
      ...newCustomer({ id: 'b', now, number: 'C2', language: 'nl', name: 'Dupont SRL' }),
      email: 'b@dupont.example',
      phone: '081 22 33 44',
      note: 'Sonner deux fois',
      address: { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' },
      contacts: [{ id: 'x', pos: 'V', name: 'Anne' }]
    };
    expect(mergeConflicts(keep, lose)).toEqual(['name', 'language', 'email']);
    const merged = mergeCustomers(keep, lose, { now, taken: ['name'] });
    expect(merged.keep).toMatchObject({
      number: 'C1',
      name: 'Dupont SRL',
      email: 'a@dupont.example',
      phone: '081 22 33 44',
      language: 'fr',
      note: 'Sonner deux fois',
      address: lose.address,
      contacts: lose.contacts,
      absorbed: { b: now }
    });
    expect(merged.lose).toMatchObject({ number: 'C2', name: 'Dupont SRL', archived: true, mergedInto: 'a' });
  });

  test('the same address made in both records stands once', () => {
    const place = { use: 'site', label: 'Chantier', street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' } as const;
    const keep = { ...newCustomer({ id: 'a', now, number: 'C1', language: 'fr' }), addresses: [{ ...place, id: 'p', pos: 'V' }] };
    const lose = { ...newCustomer({ id: 'b', now, number: 'C2', language: 'fr' }), addresses: [{ ...place, id: 'q', pos: 'W' }] };
    expect(mergeCustomers(keep, lose, { now }).keep.addresses).toHaveLength(1);
  });

  test('refuses a record with itself, and one merged before', () => {
    const a = newCustomer({ id: 'a', now, number: 'C1', language: 'fr' });
    const b = newCustomer({ id: 'b', now, number: 'C2', language: 'fr' });
    expect(() => mergeCustomers(a, a, { now })).toThrow(RangeError);
    expect(() => mergeCustomers(a, mergeCustomers(a, b, { now }).lose, { now })).toThrow(RangeError);
    expect(() => unmergeCustomers(a, b)).toThrow(RangeError);
  });

  test('loses no word, address or contact of either record', () => {
    fc.assert(
      fc.property(pairs, ([a, b, taken]) => {
        const { keep, lose } = mergeCustomers(a, b, { now, taken });
        for (const field of MERGED_FIELDS) expect([a[field], b[field]]).toContainEqual(keep[field]);
        for (const one of [a, b]) {
          if (one.note) expect(keep.note).toContain(one.note);
          const said = (customer: Customer) => [...customer.addresses, ...customer.contacts].map((entry) => JSON.stringify({ ...entry, id: '', pos: '' }));
          for (const entry of said(one)) expect([...said(keep), ...said(lose)]).toContain(entry);
        }
        expect(keep.number).toBe(a.number);
        expect({ ...clean(lose) as object, archived: undefined, mergedInto: undefined, merge: undefined }).toEqual({ ...clean(b) as object, archived: undefined });
      })
    );
  });

  test('undone at once, both records are what they were', () => {
    fc.assert(
      fc.property(pairs, ([a, b, taken]) => {
        const merged = mergeCustomers(a, b, { now, taken });
        const undone = unmergeCustomers(clean(merged.keep) as Customer, clean(merged.lose) as Customer);
        expect(clean(undone.keep)).toEqual(clean(a));
        expect(clean(undone.lose)).toEqual(clean(b));
        expect(undone.left).toEqual([]);
      })
    );
  });
});

test('undoing later leaves what was changed since, and says so', () => {
  const a = newCustomer({ id: 'a', now, number: 'C1', language: 'fr', name: 'Dupont' });
  const b: Customer = {
    ...newCustomer({ id: 'b', now, number: 'C2', language: 'fr', name: 'Dupont' }),
    phone: '081 22 33 44',
    email: 'b@dupont.example',
    contacts: [
      { id: 'x', pos: 'V', name: 'Anne' },
      { id: 'y', pos: 'W', name: 'Luc' }
    ]
  };
  const { keep, lose } = mergeCustomers(a, b, { now });
  const later = { ...keep, phone: '0470 00 00 00', contacts: keep.contacts.map((c) => (c.id === 'x' ? { ...c, role: 'Gérante' } : c)) };
  const undone = unmergeCustomers(later, lose);
  expect(undone.left).toEqual(['phone']);
  expect(undone.keep).toMatchObject({ phone: '0470 00 00 00', contacts: [{ id: 'x', role: 'Gérante' }] });
  expect(undone.keep.email).toBeUndefined();
  expect(undone.lose).toEqual(b);
});
