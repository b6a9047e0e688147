// Messages of both versions of the API, and of none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eboxText } from './message.ts';
import { readMessage, readPayment } from './read-message.ts';

/** As the description of v2.1 has it. */
const V2 = {
  messageId: 'abc',
  subject: { nl: 'Bijdragebericht', fr: 'Avis de cotisation' },
  receiptDate: '2026-01-05T09:26:00+01:00',
  expirationDate: '2026-07-05T09:26:00+02:00',
  readStatus: false,
  visible: true,
  registeredMail: true,
  forTheAttentionOf: { id: '85073003328', type: 'person', name: 'Comptabilité' },
  messageTypeId: 'X',
  senderOrganizationId: '0406798006',
  senderApplicationId: 'Y',
  attachments: {
    items: [
      {
        attachmentId: '1',
        attachmentTitle: { fr: 'Avis' },
        fileName: 'avis%20T1.pdf',
        mainContent: true,
        mediaType: 'application/pdf',
        size: 1800,
        digest: { digestMethod: 'sha_256', digestValue: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' },
        attachmentSigned: false
      }
    ],
    totalItems: 1
  },
  bodyMainContent: false,
  replyAuthorized: true,
  paymentData: { paymentDataId: 'p', amount: 100.1, vatAmount: 21.02, currency: 'EUR', dueDate: '2026-01-31T23:30:00Z', iban: 'BE16 9850 0000 0174', reference: { structured: '+++090/9337/55493+++' } },
  businessDataList: { items: [{ key: 'FOR_ACTION', name: {}, values: [{ fr: 'true' }] }, { key: 'FOR_ACTION_DUE_DATE', name: {}, values: [{ nl: '2026-02-10' }] }], totalItems: 2 }
};

/** The same by the renames of v3. */
const V3 = {
  ...Object.fromEntries(Object.entries(V2).filter(([name]) => !['readStatus', 'visible', 'registeredMail', 'bodyMainContent', 'replyAuthorized', 'senderOrganizationId', 'receiptDate', 'forTheAttentionOf'].includes(name))),
  isRead: false,
  isVisible: true,
  isRegisteredMail: true,
  isBodyMainContent: false,
  isReplyAuthorized: true,
  sender: { eboxType: 'enterprise', enterpriseNumber: '0406798006' },
  publicationDate: '2026-01-05T08:26:00Z',
  forTheAttentionOf: { ssin: '85073003328', label: 'Comptabilité' },
  attachments: V2.attachments.items.map(({ mainContent, attachmentSigned, ...rest }) => ({ ...rest, isMainContent: mainContent, isAttachmentSigned: attachmentSigned })),
  businessDataList: V2.businessDataList.items
};

describe('a message', () => {
  test('says the same in v2.1 and v3', () => {
    const read = readMessage(V2);
    expect(read).toEqual({
      id: 'abc',
      subject: { nl: 'Bijdragebericht', fr: 'Avis de cotisation' },
      receivedAt: '2026-01-05T08:26:00.000Z',
      expiresAt: '2026-07-05T07:26:00.000Z',
      isRead: false,
      isVisible: true,
      isRegistered: true,
      sender: { number: '0406798006', application: 'Y' },
      typeId: 'X',
      attention: 'Comptabilité',
      attachments: [
        { id: '1', title: { fr: 'Avis' }, fileName: 'avis T1.pdf', isMain: true, mediaType: 'application/pdf', size: 1_843_200, sha256: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', isSigned: false }
      ],
      body: { isMain: false },
      // 121.12; the last minute of January in UTC is February in Brussels.
      payment: { cents: 12_112, currency: 'EUR', iban: 'BE16985000000174', due: '2026-02-01', structured: '090933755493' },
      action: { due: '2026-02-10' },
      isReplyAllowed: true,
      facts: [
        { key: 'FOR_ACTION', name: {}, values: [{ fr: 'true' }] },
        { key: 'FOR_ACTION_DUE_DATE', name: {}, values: [{ nl: '2026-02-10' }] }
      ]
    });
    expect(readMessage(V3)).toEqual(read);
  });

  test('is none without an id or a date, and is read whatever else is odd', () => {
    expect(readMessage({ ...V2, messageId: '' })).toBeUndefined();
    expect(readMessage({ ...V2, receiptDate: 'soon' })).toBeUndefined();
    expect(readMessage(undefined)).toBeUndefined();
    expect(readMessage({ messageId: 7, receiptDate: '2026-01-05', subject: 'Bare', attachments: null, businessDataList: 'x', paymentData: [] })).toMatchObject({ id: '7', subject: { fr: 'Bare' }, attachments: [], facts: [], isVisible: true });
  });

  test('whatever JSON it is, is read or left alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.subarray(Object.keys(V2)), (odd, names) => {
        const read = readMessage({ ...V2, ...Object.fromEntries(names.map((name) => [name, odd])) });
        if (!read) return;
        expect(read.id).not.toBe('');
        expect(new Date(read.receivedAt).toISOString()).toBe(read.receivedAt);
        if (read.payment?.cents !== undefined) expect(Number.isSafeInteger(read.payment.cents)).toBe(true);
      })
    );
  });

  test('is shown in the language of the person, else in one that there is', () => {
    expect(eboxText({ nl: 'Belasting', de: 'Steuer' }, 'fr')).toBe('Belasting');
    expect(eboxText({ fr: 'Taxe', de: 'Steuer' }, 'de')).toBe('Steuer');
    expect(eboxText({}, 'nl')).toBe('');
  });
});

describe('payment data', () => {
  test('names no amount whose VAT cannot be read, no account whose check is wrong', () => {
    expect(readPayment({ amount: 10, vatAmount: 'a bit', iban: 'BE16 9850 0000 0174' })).toEqual({ currency: 'EUR', iban: 'BE16985000000174' });
    expect(readPayment({ amount: 10, vatAmount: 0, iban: 'BE16 9850 0000 0175' })).toEqual({ currency: 'EUR', cents: 1000 });
    expect(readPayment({ amount: -1, vatAmount: 0 })).toBeUndefined();
  });

  test('finds the communication wherever the untyped reference has it', () => {
    const payment = { amount: 1, vatAmount: 0 };
    expect(readPayment({ ...payment, reference: '090/9337/55493' })).toMatchObject({ structured: '090933755493' });
    expect(readPayment({ ...payment, reference: { type: 'STRUCTURED', value: { value: 'RF18 5390 0754 7034' } } })).toMatchObject({ structured: 'RF18539007547034' });
    expect(readPayment({ ...payment, reference: { type: 'free', value: 'Taxe 2026 12' } })).toMatchObject({ text: 'Taxe 2026 12' });
    expect(readPayment({ ...payment, reference: {} })).not.toHaveProperty('text');
  });
});
