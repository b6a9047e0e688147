// The mass of the practice e-Box: 120 messages at two providers, of every kind that there is, and nothing written before it is asked for.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isEnterpriseNumber } from '#domain/numbers/enterprise.ts';
import { isIban } from '#domain/numbers/iban.ts';
import { findOgms } from '#domain/numbers/ogm.ts';
import type { EboxMessage } from '#domain/ebox/message.ts';
import { readMessage } from '#domain/ebox/read-message.ts';
import { bytesOf, digestOf, sizeOf } from './message.ts';
import { practiceProviders } from './practice-messages.ts';
import { messageOf } from './wire.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const providers = practiceProviders(NOW);
const stored = providers.flatMap(({ messages }) => messages);
const of = (id: string) => stored.find((one) => one.id === id)!;
const read = providers.flatMap((provider) => provider.messages.map((one) => readMessage(messageOf(one, provider, 'https://localhost/x'))!));
const count = (is: (one: EboxMessage) => unknown): number => read.filter(is).length;

test('there are 120, each with a name of its own at its provider, and each is understood', () => {
  expect(providers.map(({ version }) => version)).toEqual(['3.0', '2.1']);
  expect(read.filter(Boolean)).toHaveLength(120);
  for (const { messages } of providers) expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  expect(stored.every(({ receivedAt, sender }) => Date.parse(receivedAt) <= NOW && isEnterpriseNumber(sender))).toBe(true);
  // The same again at the same instant.
  expect(practiceProviders(NOW).map(({ messages }) => messages.map(({ id, payment }) => [id, payment]))).toEqual(providers.map(({ messages }) => messages.map(({ id, payment }) => [id, payment])));
});

test('they are of all kinds', () => {
  expect(read.filter(({ subject }) => Object.values(subject).some((text) => text.includes('Avis de cotisations')))).toMatchObject([
    { id: 'cotisations', sender: { number: '0206731645' }, payment: { cents: 125_040, iban: 'BE16985000000174', structured: '090933755493' } }
  ]);
  const newest = read.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  expect(newest.findIndex(({ id }) => id === 'cotisations')).toBeLessThan(5);
  expect(count(({ isRegistered }) => isRegistered)).toBe(2);
  expect(count(({ action }) => action?.due)).toBeGreaterThanOrEqual(3);
  expect(count(({ isReplyAllowed }) => isReplyAllowed)).toBe(2);
  expect(count(({ originalId }) => originalId)).toBe(1);
  expect(count(({ expiresAt }) => Date.parse(expiresAt!) < NOW)).toBe(1);
  expect(count(({ isVisible }) => !isVisible)).toBe(1);
  expect(count(({ body, attachments }) => body!.isMain && attachments.length === 0)).toBe(1);
  expect(count(({ isRead }) => isRead)).toBeGreaterThan(20);
  expect(of('six-pieces').attachments.map(({ mediaType }) => mediaType)).toEqual([...Array.from({ length: 3 }, () => 'application/pdf'), 'text/csv', 'text/xml', 'text/plain']);
  expect(stored.filter(({ attachments }) => attachments.some(({ isMain, mediaType }) => isMain && mediaType === 'text/html'))).toHaveLength(1);
  for (const lang of ['fr', 'nl', 'de'] as const) expect(count(({ subject }) => subject[lang])).toBeGreaterThan(15);
  expect(read.find(({ id }) => id === 'six-pieces')!.attachments.map(({ fileName }) => fileName)).toContain('récapitulatif – solde 0 €.pdf');
});

test('payments can be paid: accounts, amounts with their VAT, communications', () => {
  const paid = stored.flatMap(({ payment }) => payment ?? []);
  expect(paid.length).toBeGreaterThan(12);
  expect(paid.filter(({ iban }) => !isIban(iban))).toEqual([]);
  expect(paid.filter(({ reference }) => findOgms(String(reference)).length === 1)).toHaveLength(paid.length - 1);
  expect(read.find(({ id }) => id === 'redevance')!.payment).toMatchObject({ cents: 12_100 });
  expect(of('redevance').payment).toMatchObject({ amount: 100, vatAmount: 21 });
  expect(read.find(({ id }) => id === 'steuer')!.payment).toMatchObject({ text: 'Gewerbesteuer 2026 Nr. 12' });
});

test('no document is written before it is asked for, and each is what its digest says, but for one', () => {
  const all = practiceProviders(NOW).flatMap(({ messages }) => messages.flatMap(({ attachments }) => attachments));
  expect(all.filter(({ bytes }) => typeof bytes !== 'function')).toEqual([]);
  const differs = stored.filter(({ attachments }) => attachments.some((one) => digestOf(one) !== digestOf({ ...one, digest: undefined as never })));
  expect(differs.map(({ id }) => id)).toEqual(['endommage']);
  const [large] = of('dossier').attachments;
  let made = 0;
  const counting = { ...large!, bytes: () => (made++, bytesOf(large!)) };
  expect([sizeOf(counting) > 30_000_000, digestOf(counting), sizeOf(counting), made]).toEqual([true, digestOf(large!), sizeOf(large!), 1]);
});

test('senders have names in three languages and a logo that is a small picture', () => {
  const organisations = providers.flatMap(({ reference }) => reference!.organisations);
  expect(organisations.map(({ id }) => isEnterpriseNumber(id))).not.toContain(false);
  for (const { long, short, logos } of organisations) {
    expect([Object.keys(long).toSorted(), Object.keys(short).toSorted()]).toEqual([['de', 'fr', 'nl'], ['de', 'fr', 'nl']]);
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = logos;
    expect(bytes.length).toBeLessThan(2000);
    // 48 rows of 48 pixels in three colours, each after its filter: between the head and the end of a PNG.
    const [width, height, size] = [16, 20, 33].map((at) => bytes.readUInt32BE(at));
    expect([width, height, inflateSync(bytes.subarray(41, 41 + size!)).length]).toEqual([48, 48, 48 * (1 + 48 * 3)]);
  }
  // All of them write, but for one whom nobody knows.
  const numbers = new Set(organisations.map(({ id }) => id));
  expect(stored.filter(({ sender }) => !numbers.has(sender)).map(({ id }) => id)).toEqual(['inconnu']);
  const types = new Set(providers.flatMap(({ reference }) => reference!.types.map(({ id }) => id)));
  expect(stored.filter(({ typeId }) => !types.has(typeId))).toEqual([]);
});
