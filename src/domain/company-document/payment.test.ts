// What is to be paid of a company document: a person's word counts, a reading never goes over it.
import { expect, test } from 'vitest';
import type { Seen } from '../purchase/understood.ts';
import type { CompanyDocument } from './model.ts';
import { confirmPayment, isDoubtful, missingForPayment, nothingToPay, sayPayment, withReading } from './payment.ts';
import { DOCUMENT_PAYMENT } from './flags.ts';
import { companyDocumentRow } from './row.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const letter = (more: Partial<CompanyDocument> = {}): CompanyDocument => ({ id: 'A', kind: 'companyDocument', schema: 1, createdAt: NOW, sort: 'other', party: 'SPF Finances', files: [], currency: 'EUR', lines: [], payments: [], ...more });
const seen = <T>(value: T, confidence = 95): Seen<T> => ({ value, from: 'text', confidence });
const page = { total: seen(12_102), dueDate: seen('2026-12-05'), communication: seen('090933755493'), supplier: { iban: seen('BE16985000000174') } };

test('what a page says is doubtful, marked, and right once a person says so', () => {
  const read = withReading(letter(), 'h', page);
  expect(read).toMatchObject({ total: 12_102, dueDate: '2026-12-05', communication: '090933755493', supplier: { name: 'SPF Finances', iban: 'BE16985000000174' }, read: { cents: { confidence: 95 } }, lookedAt: { h: true } });
  expect([isDoubtful(read), companyDocumentRow(read).status, missingForPayment(read)]).toEqual([true, DOCUMENT_PAYMENT.doubtful, []]);
  const said = confirmPayment(read, NOW);
  expect([isDoubtful(said), companyDocumentRow(said).status, said.read]).toEqual([false, DOCUMENT_PAYMENT.open, undefined]);
});

test('an amount that is doubtful stays empty and is named as missing; an account alone asks for nothing', () => {
  const read = withReading(letter(), 'h', { ...page, total: seen(12_102, 40) });
  expect([read.total, missingForPayment(read), isDoubtful(read)]).toEqual([undefined, ['cents'], true]);
  const { total: _, communication: __, ...bare } = page;
  expect(withReading(letter(), 'h', bare)).toEqual(letter({ lookedAt: { h: true } }));
  expect(withReading(letter(), 'h', { ...page, supplier: {} })).toEqual(letter({ lookedAt: { h: true } }));
});

test('over what a person or the message said nothing is read', () => {
  const said = sayPayment(letter(), { cents: 500, name: 'ONSS', iban: 'BE60679000123470', paymentText: 'T4' }, NOW);
  expect(withReading(said, 'h', page)).toEqual({ ...said, lookedAt: { h: true } });
  expect(said).toMatchObject({ total: 500, paymentText: 'T4', processedAt: NOW });
  const gone = nothingToPay(said);
  expect([companyDocumentRow(gone).status, isDoubtful(gone)]).toEqual([DOCUMENT_PAYMENT.none, false]);
});

test('a BIC goes with its account and no other', () => {
  const before = letter({ supplier: { name: 'X', iban: 'BE16985000000174', bic: 'BPOTBEB1' }, total: 1 });
  const same = { cents: 1, name: 'X', iban: 'BE16985000000174' };
  expect(sayPayment(before, same, NOW).supplier?.bic).toBe('BPOTBEB1');
  expect(sayPayment(before, { ...same, iban: 'BE60679000123470' }, NOW).supplier?.bic).toBeUndefined();
});
