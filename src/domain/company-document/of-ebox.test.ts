// A message of the e-Box as a document: what of it is the government's and what is the person's.
import { expect, test } from 'vitest';
import type { EboxMessage } from '../ebox/message.ts';
import { payByHand } from '../purchase/pay.ts';
import type { EboxOrigin } from './model.ts';
import { documentOf, seenAgain, withFile } from './of-ebox.ts';
import { DOCUMENT_FLAG, DOCUMENT_PAYMENT } from './flags.ts';
import { companyDocumentRow, missingOf } from './row.ts';

const attachment = (id: string, isMain = false) => ({ id, title: {}, fileName: `${id}.pdf`, isMain, mediaType: 'application/pdf', size: 10, isSigned: false });
const message = (more: Partial<EboxMessage> = {}): EboxMessage => ({
  ...{ id: 'm1', subject: { fr: 'Avis', nl: 'Bericht' }, receivedAt: '2026-11-01T23:30:00.000Z', expiresAt: '2027-05-01T00:00:00.000Z', isRead: false, isVisible: true, isRegistered: false },
  ...{ sender: { number: '0206731645' }, typeId: 't', attachments: [attachment('main', true), attachment('annex')], isReplyAllowed: false, facts: [] },
  ...more
});
const origin = (more: Partial<EboxMessage> = {}, seenAt = '2026-11-02T08:00:00.000Z'): EboxOrigin => ({ connection: 'ebox', provider: { id: 'onss', name: { fr: 'ONSS' } }, seenAt, message: message(more) });
const paying: Partial<EboxMessage> = { payment: { cents: 12_102, currency: 'EUR', iban: 'BE16985000000174', structured: '090933755493', due: '2026-11-30' } };
const file = (name: string, attached = name) => ({ hash: name.padEnd(64, '0'), type: 'application/pdf' as const, name, size: 3, attachment: attached });

test('its row says what the list shows: the day in Belgium, the end, both languages', () => {
  const row = companyDocumentRow(documentOf('A', origin()));
  expect(row).toMatchObject({ sort: 'ebox', date: '2026-11-02', ends: '2027-05-01', title: 'Avis · Bericht', titles: { fr: 'Avis', nl: 'Bericht' }, party: 'ONSS', sender: '0206731645', status: DOCUMENT_PAYMENT.none, attachments: 2 });
  expect(row.flags).toBe(DOCUMENT_FLAG.fresh | DOCUMENT_FLAG.attachments | DOCUMENT_FLAG.unreadThere);
  expect(companyDocumentRow(documentOf('A', origin({ isRegistered: true, action: { due: '2026-12-01' }, isRead: true }))).flags).toBe(DOCUMENT_FLAG.attachments | DOCUMENT_FLAG.registered | DOCUMENT_FLAG.action);
});

test('what its payment data say is to be paid is doubtful until a person says so; then it is open, and paid by hand', () => {
  const document = documentOf('A', origin(paying));
  expect(document).toMatchObject({ total: 12_102, supplier: { name: 'ONSS', iban: 'BE16985000000174' }, communication: '090933755493', dueDate: '2026-11-30' });
  expect(companyDocumentRow(document)).toMatchObject({ status: DOCUMENT_PAYMENT.doubtful, open: 0, total: 12_102 });
  const said = { ...document, processedAt: '2026-11-03T08:00:00.000Z' };
  expect(companyDocumentRow(said)).toMatchObject({ status: DOCUMENT_PAYMENT.open, open: 12_102 });
  const paid = payByHand(said, { id: 'p', day: '2026-11-04', cents: 2_102, at: 'T' });
  expect(companyDocumentRow(paid)).toMatchObject({ status: DOCUMENT_PAYMENT.partly, open: 10_000 });
  expect(companyDocumentRow(payByHand(paid, { id: 'q', day: '2026-11-04', at: 'T' }))).toMatchObject({ status: DOCUMENT_PAYMENT.paid, open: 0 });
});

test('seen again, the government’s part is taken; what a person did stays; what was seen earlier changes nothing', () => {
  const mine = { ...documentOf('A', origin(paying)), total: 99, processedAt: 'T', note: 'appelé' };
  const later = seenAgain(mine, origin({ ...paying, isRead: true }, '2026-11-03T08:00:00.000Z'));
  expect(later).toMatchObject({ total: 99, note: 'appelé', ebox: { message: { isRead: true } } });
  expect(seenAgain(later, origin(paying))).toBe(later);
  // Payment data that came afterwards, where nobody has said anything.
  expect(seenAgain(documentOf('B', origin()), origin(paying, '2026-11-03T08:00:00.000Z'))).toMatchObject({ total: 12_102, communication: '090933755493' });
});

test('files stand in the order of the attachments whichever comes first, once each; the same everywhere', () => {
  const [main, annex] = [file('main'), file('annex')];
  const one = withFile(withFile(documentOf('A', origin()), annex), main);
  const other = withFile(withFile(documentOf('A', origin()), main), annex);
  const sorted = ({ files }: typeof one) => files.toSorted((a, b) => (a.pos < b.pos ? -1 : 1));
  expect(sorted(one).map(({ name }) => name)).toEqual(['main', 'annex']);
  expect(sorted(one)).toEqual(sorted(other));
  expect(withFile(one, main)).toBe(one);
  expect(missingOf(one)).toEqual([]);
  expect(missingOf(withFile(documentOf('A', origin()), annex))).toMatchObject([{ id: 'main' }]);
  expect(companyDocumentRow(one).flags & DOCUMENT_FLAG.whole).toBe(DOCUMENT_FLAG.whole);
});

test('an attachment that is another one later is kept beside the first', () => {
  const both = withFile(withFile(documentOf('A', origin()), file('first', 'main')), file('second', 'main'));
  expect(both.files.map(({ name }) => name)).toEqual(['first', 'second']);
  expect(new Set(both.files.map(({ id }) => id)).size).toBe(2);
});
