// Names and logos of senders, by the reference data of a provider of either version: asked for once a day, and never in the way of messages.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Absent, type Came, ConnectionFault, type Job } from '../type.ts';
import { TrialTime } from '../trial-time.ts';
import type { EboxSettings } from '#sync/wire/connections.ts';
import { lookThrough } from './pass.ts';
import type { Memory } from './progress.ts';
import { type SenderCache, Senders } from './senders.ts';
import type { Reading } from './session.ts';

const URL_3 = 'https://services.example/messageRegistry/v3';
const ONSS = { organizationId: '0206731645', organizationShortName: { fr: 'ONSS', nl: 'RSZ' }, organizationLongName: { fr: 'Office national de sécurité sociale' } };
const logo = (imageId: string, mediaType = 'image/png') => ({ imageId, mediaType, size: 2, language: 'fr' });

/** Answers by the end of an address; what is not there is absent. */
function reading(answers: Record<string, unknown>): Reading & { asked: string[] } {
  const asked: string[] = [];
  const answer = (url: string): Promise<unknown> => {
    asked.push(url.slice(url.indexOf('/v') + 4));
    const found = Object.entries(answers).find(([end]) => url.includes(end))?.[1];
    return found === undefined ? Promise.reject(new Absent(url)) : found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  return { asked, json: answer, bytes: answer as Reading['bytes'] };
}

test('are asked for once a day, at the address of the version first and at the other one then', async () => {
  const [time, cache]: [TrialTime, SenderCache] = [new TrialTime(), new Map()];
  const at = reading({ '/referenceData/senderOrganizations/0206731645': { ...ONSS, organizationLogos: { items: [logo('g', 'image/gif'), logo('x', 'text/html'), logo('p')], totalItems: 3 } } });
  const names = () => new Senders(at, { url: URL_3, version: '3' }, cache, time).of(['0206731645', '0206731645', '0987654394']);
  const found = await names();
  expect([...found]).toEqual([['0206731645', { name: { fr: 'Office national de sécurité sociale', nl: 'RSZ' }, logo: { id: 'p', type: 'image/png' } }]]);
  expect(at.asked.toSorted()).toEqual(['0206731645', '0987654394'].flatMap((number) => ['refData', 'referenceData'].map((part) => `${part}/senderOrganizations/${number}`)).toSorted());
  await names();
  expect(at.asked).toHaveLength(4);
  await time.pass(86_400_000);
  expect(await names()).toEqual(found);
  expect(at.asked).toHaveLength(8);
  // What is kept of yesterday serves where nothing can be had today.
  await time.pass(86_400_000);
  const down = reading({ senderOrganizations: new ConnectionFault('unreachable') });
  const senders = new Senders(down, { url: URL_3, version: '3' }, cache, time);
  expect(await senders.of(['0206731645'])).toEqual(found);
  // Not asked again by who looks now.
  await senders.of(['0206731645']);
  expect(down.asked).toHaveLength(1);
});

test('go with their messages; a name that is known later brings the message again, one that cannot be had now does not; a logo comes once for each image', async () => {
  const time = new TrialTime();
  const taken = new Map<string, string>();
  const came: Came[] = [];
  const nameOf = (outside: Uint8Array): string => Buffer.from(outside).toString('hex');
  const take = (one?: Came): Promise<void> => {
    if (one) came.push(one);
    for (const { outside, state } of one?.also ?? []) taken.set(nameOf(outside), state);
    return Promise.resolve();
  };
  const states: Job<EboxSettings>['states'] = (outside) => Promise.resolve(outside.map((one) => taken.get(nameOf(one))));
  const settings: EboxSettings = { environment: 'production', client: 'c', company: { name: 'A', number: '0987654394' }, shows: 'always', archive: 'never' };
  const job: Job<EboxSettings> = {
    ...{ settings, secrets: {}, signal: new AbortController().signal, clock: time, progress: undefined, isAsked: false, states },
    outside: (...texts) => Promise.resolve(new Uint8Array(createHash('sha256').update(JSON.stringify(texts)).digest())),
    known: async (outside) => (await states(outside)).map((state) => state !== undefined),
    ...{ bring: take, keep: (_, one) => take(one), reseal: () => Promise.resolve(), well: () => Promise.resolve() }
  };
  const memory: Memory = { id: 'onss', name: { fr: 'ONSS' }, url: URL_3, version: '3', isListed: true, failures: 0, nextAt: 0, fullAt: 0 };
  const messages = { items: [{ messageId: 'm1', publicationDate: '2026-01-05T09:00:00Z', sender: { eboxType: 'enterprise', enterpriseNumber: '0206731645' } }], totalItems: 1 };
  const look = async (answers: Record<string, unknown>): Promise<unknown[]> => {
    came.length = 0;
    const at = reading({ '/ebox/messages': messages, ...answers });
    await lookThrough({ job, session: at, senders: new Senders(at, memory, new Map(), time), memory, keep: take, listed: () => Promise.resolve() });
    return came.flatMap(({ message }) => (message.kind === 'ebox' ? [...message.messages.map(({ sender }) => sender?.name), ...message.files.map(({ of, type }) => [of, type])] : []));
  };
  const bytes = new Uint8Array([137, 80]);
  expect(await look({})).toEqual([undefined]);
  const known = { 'images/p/content': bytes, 'images/q/content': bytes, '/refData/senderOrganizations/0206731645': { ...ONSS, organizationLogos: [logo('p')] } };
  expect(await look(known)).toEqual([{ fr: 'Office national de sécurité sociale', nl: 'RSZ' }, [{ sender: '0206731645' }, 'image/png']]);
  expect(came[1]!.files).toEqual([bytes]);
  expect(await look(known)).toEqual([]);
  expect(await look({ senderOrganizations: new ConnectionFault('unreachable') })).toEqual([]);
  expect(await look({ ...known, '/refData/senderOrganizations/0206731645': { ...ONSS, organizationLogos: [logo('q')] } })).toEqual([[{ sender: '0206731645' }, 'image/png']]);
  expect(await look({ ...known, '/refData/senderOrganizations/0206731645': { ...ONSS, organizationLogos: [logo('gone')] } })).toEqual([]);
});
