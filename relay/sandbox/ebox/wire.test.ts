// What the stand-in answers, against the official description of v2.1 where it is at hand, and against the known renames of v3.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ProviderState, StoredMessage } from './state.ts';
import { messageOf, pageOf } from './wire.ts';

/** Beside the repository, or where EBOX_DESCRIPTIONS says: they are not part of it. */
const DESCRIPTION = path.resolve(import.meta.dirname, '..', '..', '..', process.env['EBOX_DESCRIPTIONS'] || '../shared/data/ebox', 'e-Box-Enterprise-swagger-v2.1-AP-Public.yaml');
const BASE = 'https://localhost/REST/onss/messageRegistry/v2';
const provider = (version: ProviderState['version']): ProviderState => ({ id: 'onss', name: { nl: 'RSZ', fr: 'ONSS', de: 'LSS' }, version, messages: [] });

const plain: StoredMessage = {
  id: 'm1',
  subject: { fr: 'Avis' },
  receivedAt: '2026-01-05T09:26:00+01:00',
  expiresAt: '2026-07-05T09:26:00+02:00',
  isRead: false,
  sender: '0987654394',
  typeId: 'notice',
  attachments: [{ id: 'a', fileName: 'avis.pdf', isMain: true, mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }]
};
const full: StoredMessage = { ...plain, isRegistered: true, isReplyAllowed: true, payment: { amount: 1.5, vatAmount: 0, dueDate: '2026-02-01T00:00:00+01:00', iban: 'BE16985000000174', reference: { structured: '+++090/9337/55493+++' } }, facts: { FOR_ACTION: 'true' } };

describe.skipIf(!existsSync(DESCRIPTION))('the description of v2.1', () => {
  const read = () => {
    const { definitions } = parse(readFileSync(DESCRIPTION, 'utf8')) as { definitions: Record<string, { properties: Record<string, unknown> }> };
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: 'description', definitions });
    const faults = (name: string, value: unknown) => (ajv.validate({ $ref: `description#/definitions/${name}` }, value) ? [] : ajv.errors);
    return { definitions, faults };
  };

  test('is met by a message and a list', () => {
    const { faults } = read();
    for (const message of [plain, full]) {
      const written = messageOf(message, provider('2.1'), BASE);
      expect(faults('Message', written)).toEqual([]);
      expect(faults('Messages', pageOf([written], 1))).toEqual([]);
    }
  });

  test('is not met by one of v3, and knows every name of v2.1', () => {
    const { definitions, faults } = read();
    expect(faults('Message', messageOf(full, provider('3.0'), BASE))).not.toEqual([]);
    const { properties } = definitions['Message']!;
    expect(Object.keys(messageOf(full, provider('2.1'), BASE)).filter((name) => !(name in properties))).toEqual([]);
  });
});

test('v3 renames the booleans and the sender, and lists attachments and business data without a frame', () => {
  expect(messageOf(full, provider('3.0'), BASE)).toMatchObject({
    isRegisteredMail: true,
    isReplyAuthorized: true,
    isBodyMainContent: false,
    sender: { eboxType: 'enterprise', enterpriseNumber: '0987654394' },
    attachments: [{ isMainContent: true, isAttachmentSigned: false }],
    businessDataList: [{ key: 'FOR_ACTION' }]
  });
});
