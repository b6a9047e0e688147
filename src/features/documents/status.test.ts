// How a document stands, in one word: what is settled says so, also while it is still to go by Peppol.
import { expect, test } from 'vitest';
import { FLAG, STATUS } from '#domain/document/row.ts';
import { m } from '#messages';
import { documentStatus, type StatusFacts } from './status.ts';

const today = '2026-11-22';
const facts: StatusFacts = { kind: 'invoice', status: STATUS.open, flags: FLAG.peppolDue, due: '2026-12-22', open: 12_100 };
const label = (change: Partial<StatusFacts>) => documentStatus({ ...facts, ...change }, today).label;

test('still to go by Peppol: alone while it is open, after the word for what is settled', () => {
  expect(label({})).toBe(m.documents_status_peppol());
  expect(label({ status: STATUS.paid, open: 0 })).toBe(m.documents_status_and_peppol({ status: m.documents_status_paid() }));
  expect(label({ status: STATUS.credited, open: 0 })).toBe(m.documents_status_and_peppol({ status: m.documents_status_credited() }));
  expect(label({ kind: 'creditNote', status: STATUS.paid, open: 0 })).toBe(m.documents_status_and_peppol({ status: m.documents_status_settled() }));
});

test('in a row of a list there is no room for the way it goes: the icon says it', () => {
  const { icon, label } = documentStatus({ ...facts, status: STATUS.credited, open: 0 }, today, { brief: true });
  expect(label).toBe(m.documents_status_and_to_send({ status: m.documents_status_credited() }));
  expect(icon).toBe(documentStatus(facts, today).icon);
});

test('late comes before everything, paid is just paid once it went', () => {
  expect(label({ due: '2026-11-20' })).toBe(m.documents_status_late({ days: 2 }));
  expect(label({ status: STATUS.paid, flags: 0, open: 0, due: '2026-11-20' })).toBe(m.documents_status_paid());
});
