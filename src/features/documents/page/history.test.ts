// What the history says of payments (the one after which nothing is left is no part payment, however many came before) and of credit notes.
import { expect, test } from 'vitest';
import type { Entry } from '#domain/document/model.ts';
import { seal } from '#domain/document/seal.ts';
import { m } from '#messages';
import { company, draftOf, item, NOW, TODAY } from '../../../../tests/arbitraries/samples.ts';
import { historyOf } from './history.ts';

const sealed = seal(draftOf([item({ quantity: '1', unitPrice: '100', rate: '21' })]), { company, n: 1, today: TODAY, now: NOW });
const paid = (id: string, cents: number): Entry => ({ id, document: sealed.id, at: NOW, kind: 'paid', day: TODAY, method: 'card', cents });
const titles = (entries: Entry[]) => new Map(historyOf(sealed, entries).map(({ id, title }) => [id, title]));

test('two payments: the first is a part, the second closes', () => {
  const { payable } = sealed.totals;
  const found = titles([paid('A', 2_000), paid('B', payable - 2_000)]);
  expect([found.get('A'), found.get('B')]).toEqual([m.documents_payment_part(), m.documents_payment()]);
  // In whatever order the entries come.
  expect(titles([paid('B', payable - 2_000), paid('A', 2_000)])).toEqual(new Map([...found].reverse()));
  expect(titles([paid('A', payable)]).get('A')).toBe(m.documents_payment());
});

test('a credit note for an invoice that was paid says nothing of a zero set against it', () => {
  const applied = (cents: number): Entry => ({ id: 'A', document: sealed.id, at: NOW, kind: 'applied', invoice: sealed.id, number: sealed.number, cents });
  expect(titles([applied(0)]).size).toBe(0);
  expect(titles([applied(500)]).get('A')).toBe(m.documents_applied({ number: sealed.number }));
});
