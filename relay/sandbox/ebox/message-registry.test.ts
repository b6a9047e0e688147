// What the Message Registry of the stand-in answers: criteria that are ANDed, pages, what marks as read, reference data, refusals; all of v2.1 against the official description.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeCertificate } from '../../connections/ebox/certificate.ts';
import { createEbox, FEDERATION_PATH, REGISTRY_PATH } from './ebox.ts';
import { practiceProviders } from './practice-messages.ts';
import { EboxState } from './state.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const [V3, V2] = ['/REST/onss/messageRegistry/v3', '/REST/region/messageRegistry/v2'];
/** Beside the repository, or where EBOX_DESCRIPTIONS says: it is not part of it. */
const DESCRIPTION = path.resolve(import.meta.dirname, '..', '..', '..', process.env['EBOX_DESCRIPTIONS'] || '../shared/data/ebox', 'e-Box-Enterprise-swagger-v2.1-AP-Public.yaml');

const { certificate: CERTIFICATE } = await makeCertificate({ name: 'Ateliers Exemple', number: '0987654394' }, NOW);

let state: EboxState;
let ask: (address: string, init?: RequestInit) => Promise<Response>;

beforeEach(() => {
  state = new EboxState(practiceProviders(NOW), () => NOW);
  const app = createEbox(state, () => 'https://localhost', { cut: () => undefined }, () => new Response());
  // Any certificate: what is asked here is behind the handshake.
  const token = state.grant({ id: 'one', certificate: CERTIFICATE, scopes: ['all'] });
  ask = async (address, init = {}) => app.request(address, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
});

type Listed = { items: Record<string, unknown>[]; totalItems: number };
const json = async (address: string): Promise<Record<string, unknown>> => (await (await ask(address)).json()) as Record<string, unknown>;
const list = async (address: string): Promise<Listed> => (await json(address)) as unknown as Listed;
const ids = async (query: string, at = V3): Promise<unknown[]> => (await list(`${at}/ebox/messages?pageSize=100&${query}`)).items.map(({ messageId }) => messageId);
const stored = (id: string) => state.providers.flatMap(({ messages }) => messages).find((one) => one.id === id)!;

describe('a list', () => {
  test('comes in pages, the newest first, with none twice and none left out', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => list(`${V3}/ebox/messages?page=${page}&pageSize=20`)));
    expect(pages.map(({ items, totalItems }) => [items.length, totalItems])).toEqual([[20, 78], [20, 78], [20, 78], [18, 78], [0, 78]]);
    const all = pages.flatMap(({ items }) => items);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(78);
    const dates = all.map(({ publicationDate }) => String(publicationDate));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect((await list(`${V3}/ebox/messages`)).items).toHaveLength(25);
  });

  test('meets every criterion at once', async () => {
    const finances = await ids('senderOrganizationId=0308357159');
    const unread = await ids('readStatus=false');
    expect(finances.length).toBeGreaterThan(5);
    expect(await ids('senderOrganizationId=0308357159&readStatus=false')).toEqual(finances.filter((id) => unread.includes(id)));
    expect(await ids('senderOrganizationId=0308357159&messageTypeId=vat&receivedAfter=2026-11-15&readStatus=false')).toEqual(['tva-code', 'btw-tekst']);
    expect(await ids('receivedAfter=2026-11-15&receivedBefore=2026-11-15')).toEqual([]);
    expect([...(await ids('receivedBefore=2026-10-01')), ...(await ids('receivedAfter=2026-10-01'))]).toHaveLength(78);
    expect(await ids('expiredBefore=2026-11-23')).toEqual(['efface']);
    expect(await ids('visible=false')).toEqual(['cache']);
    expect(await ids('isVisible=false&isRead=false')).toEqual([]);
    expect(await ids('registeredMail=true', V2)).toEqual(['recommande', 'aangetekend']);
    expect(await ids('registeredMail=true&readStatus=true', V2)).toEqual(['aangetekend']);
    expect(await ids('senderApplicationId=none')).toEqual([]);
  });

  test('is searched without case and accents in one language: subjects, data, names of senders and kinds', async () => {
    expect(await ids('q=AVIS%20DE%20COTIS&qlang=fr')).toEqual(['cotisations']);
    expect(await ids('q=REGLES&qlang=fr')).toEqual(['trois-langues']);
    expect(await ids('q=regles&qlang=nl')).toEqual([]);
    expect(await ids('q=emploi&qlang=fr&readStatus=true')).toContain('cache');
    expect(await ids('q=personeelsdienst&qlang=nl')).toEqual(['personne']);
  });

  test('is refused in the words of its version where a parameter says nothing', async () => {
    for (const query of ['page=0', 'page=x', 'pageSize=101', 'q=avis', 'q=avis&qlang=en', 'receivedAfter=soon', 'readStatus=yes']) {
      const [third, second] = await Promise.all([ask(`${V3}/ebox/messages?${query}`), ask(`${V2}/ebox/messages?${query}`)]);
      expect([query, third.status, second.status]).toEqual([query, 400, 400]);
      expect([third.headers.get('content-type'), await third.json()]).toEqual(['application/problem+json', expect.objectContaining({ type: 'urn:problem-type:belgif:badRequest', status: 400 })]);
      expect(await second.json()).toMatchObject({ code: 'INVALID_INPUT', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    }
  });
});

describe('a message', () => {
  test('counts as read once its main content is looked at, and not by anything else', async () => {
    const at = `${V3}/ebox/messages/six-pieces`;
    for (const part of ['', '/attachments', '/attachments/main', '/attachments/pv/content']) expect((await ask(at + part)).status).toBe(200);
    expect(stored('six-pieces').isRead).toBe(false);
    const before = await json(`${V3}/ebox`);
    const content = await ask(`${at}/attachments/main/content`);
    expect([content.headers.get('content-type'), (await content.text()).slice(0, 5)]).toEqual(['application/octet-stream', '%PDF-']);
    expect(stored('six-pieces').isRead).toBe(true);
    expect(await json(`${V3}/ebox`)).toMatchObject({ numberOfMessages: 78, numberOfUnreadMessages: Number(before['numberOfUnreadMessages']) - 1, lastConsultationDate: '2026-11-23T12:00:00.000Z' });
    // A body that is the main content.
    expect(await json(`${V3}/ebox/messages/sans-piece/body`)).toEqual({ fr: expect.stringContaining('reçue') });
    expect(stored('sans-piece').isRead).toBe(true);
  });

  test('may have payment data, or none; a document that is gone is not there, nor what never was', async () => {
    expect(await json(`${V3}/ebox/messages/cotisations/paymentData`)).toMatchObject({ amount: 1250.4, vatAmount: 0, currency: 'EUR', iban: 'BE16985000000174', reference: '+++090/9337/55493+++' });
    for (const gone of ['tva-code/paymentData', 'cotisations/body', 'efface/attachments/main/content', 'cotisations/attachments/none', 'none', 'none/attachments']) {
      expect([gone, (await ask(`${V3}/ebox/messages/${gone}`)).status]).toEqual([gone, 404]);
    }
    expect((await ask(`${V3}/ebox/messages/efface`)).status).toBe(200);
  });

  test('is put out of sight and back, all that are named or none', async () => {
    const patch = (items: object[], type = 'application/merge-patch+json') => ask(`${V2}/ebox/messages`, { method: 'PATCH', headers: { 'content-type': type }, body: JSON.stringify({ items, totalItems: items.length }) });
    expect((await patch([{ messageId: 'taxe', visible: false }, { messageId: 'none', visible: false }])).status).toBe(404);
    expect((await patch([{ messageId: 'taxe' }])).status).toBe(400);
    expect((await patch([{ messageId: 'taxe', visible: false }], 'application/json')).status).toBe(400);
    expect(await ids('visible=false', V2)).toEqual([]);
    expect((await patch([{ messageId: 'taxe', visible: false }])).status).toBe(200);
    expect(await ids('visible=false', V2)).toEqual(['taxe']);
    await patch([{ messageId: 'taxe', visible: true }]);
    expect(await ids('visible=false', V2)).toEqual([]);
  });
});

describe('what is said in v3', () => {
  /** Names of v2.1 that were renamed. */
  const OLD = ['readStatus', 'visible', 'registeredMail', 'bodyMainContent', 'replyAuthorized', 'mainContent', 'attachmentSigned', 'senderOrganizationId', 'receiptDate'];

  test('bears the new names alone, with its sender and its recipient as objects', async () => {
    const { items } = await list(`${V3}/ebox/messages?pageSize=100`);
    const names = new Set(items.flatMap((one) => [...Object.keys(one), ...(one['attachments'] as object[]).flatMap((attachment) => Object.keys(attachment))]));
    expect(OLD.filter((name) => names.has(name))).toEqual([]);
    expect([...names]).toEqual(expect.arrayContaining(['isRead', 'isVisible', 'isRegisteredMail', 'isBodyMainContent', 'isReplyAuthorized', 'isMainContent', 'isAttachmentSigned', 'publicationDate']));
    for (const one of items) {
      expect(one).toMatchObject({ sender: { eboxType: 'enterprise', enterpriseNumber: expect.stringMatching(/^\d{10}$/) }, recipient: { eboxType: 'enterprise', enterpriseNumber: '0987654394' } });
      expect([one['attachments'], one['businessDataList'] ?? []].every(Array.isArray)).toBe(true);
    }
    expect(items.find(({ messageId }) => messageId === 'personne')).toMatchObject({ forTheAttentionOf: { ssin: '85073003328', label: 'Personeelsdienst' } });
    expect(await json(`${V3}/ebox/messages/six-pieces/attachments`)).toHaveLength(6);
    expect((await ask(`${V3}/referenceData/messageTypes`)).status).toBe(404);
    expect(await list(`${V3}/refData/senderOrganizations`)).toMatchObject({ totalItems: 4 });
  });
});

describe.skipIf(!existsSync(DESCRIPTION))('what is said in v2.1', () => {
  const described = () => {
    const { definitions } = parse(readFileSync(DESCRIPTION, 'utf8')) as { definitions: Record<string, object> };
    // What it does not name, it does not say.
    const closed = Object.fromEntries(Object.entries(definitions).map(([name, one]) => [name, 'properties' in one ? { ...one, additionalProperties: false } : one]));
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) && text.includes('T'), uri: (text: string) => URL.canParse(text), uuid: /^[0-9a-f-]{36}$/, double: true, int32: true } });
    ajv.addSchema({ $id: 'description', definitions: closed });
    return (name: string, value: unknown) => (ajv.validate({ $ref: `description#/definitions/${name}` }, value) ? [] : ajv.errors);
  };

  test('is what the description says, for all of it', async () => {
    const faults = described();
    const messages = await list(`${V2}/ebox/messages?pageSize=100`);
    expect([messages.items.length, faults('Messages', messages)]).toEqual([42, []]);
    const asked: [string, string][] = [['Ebox', '/ebox'], ['MessageTypes', '/referenceData/messageTypes'], ['SenderApplications', '/referenceData/senderApplications'], ['SenderOrganizations', '/referenceData/senderOrganizations'], ['SenderApplication', '/referenceData/senderApplications/standin']];
    for (const { messageId: id, senderOrganizationId, messageTypeId, paymentData } of messages.items as Record<string, string>[]) {
      asked.push(['Message', `/ebox/messages/${id}`], ['Attachments', `/ebox/messages/${id}/attachments`], ['Attachment', `/ebox/messages/${id}/attachments/main`]);
      asked.push(['SenderOrganization', `/referenceData/senderOrganizations/${senderOrganizationId}`], ['MessageType', `/referenceData/messageTypes/${messageTypeId}`]);
      if (paymentData) asked.push(['PaymentData', `/ebox/messages/${id}/paymentData`]);
    }
    expect(asked.filter(([name]) => name === 'PaymentData').length).toBeGreaterThan(5);
    for (const [name, address] of asked) {
      const answer = await ask(V2 + address);
      expect([address, answer.status, faults(name, await answer.json())]).toEqual([address, 200, []]);
    }
    for (const refused of ['/ebox/messages?page=0', '/ebox/messages/none', '/referenceData/messageTypes/none', '/nothing']) expect([refused, faults('StatusMessage', await json(V2 + refused))]).toEqual([refused, []]);
    // The other version is not.
    expect(faults('Messages', await list(`${V3}/ebox/messages`))).not.toEqual([]);
  });
});

test('reference data may be kept for a day, and has the logos that it speaks of', async () => {
  const answer = await ask(`${V2}/referenceData/senderOrganizations?pageSize=2&page=3`);
  expect(answer.headers.get('cache-control')).toMatch(/max-age=86400/);
  expect(((await answer.json()) as Listed).items).toHaveLength(1);
  const { items } = await list(`${V2}/referenceData/senderOrganizations`);
  for (const { organizationLogos } of items as { organizationLogos: { contentHref: string; size: number }[] }[]) {
    for (const { contentHref, size } of organizationLogos) {
      const bytes = new Uint8Array(await (await ask(contentHref)).arrayBuffer());
      expect([bytes.length, [...bytes.subarray(1, 4)]]).toEqual([size * 1024, [0x50, 0x4e, 0x47]]);
    }
  }
});

test('both registries name both providers, and say when one ends', async () => {
  state.providers[1]!.deactivatedOn = '2027-01-01';
  expect(await json(REGISTRY_PATH)).toMatchObject({ items: [{ messageRegistryId: 'onss', apiVersion: '3.0', messageRegistryUrl: `https://localhost${V3}/` }, { messageRegistryId: 'region', apiVersion: '2.1', deactivationDate: '2027-01-01' }] });
  expect(await json(FEDERATION_PATH)).toMatchObject([{ messageProviderId: 'onss' }, { messageProviderId: 'region', messageProviderUrl: `https://localhost${V2}/`, messageProviderDeactivationDate: '2027-01-01' }]);
  expect(await json(`${FEDERATION_PATH}/region`)).toMatchObject({ apiSupportedVersion: '2.1' });
  expect((await ask(`${FEDERATION_PATH}/none`)).status).toBe(404);
});

test('who shows no token, an old one, or one without a right, is told nothing', async () => {
  const because = async (authorization?: string) => {
    const answer = await ask(`${V3}/ebox/messages`, { headers: { authorization: authorization ?? '' } });
    return [answer.status, ((await answer.json()) as { type: string }).type.split(':').at(-1)];
  };
  expect(await because()).toEqual([401, 'noAccessToken']);
  expect(await because('Bearer none')).toEqual([401, 'invalidAccessToken']);
  expect(await because(`Bearer ${state.grant({ id: 'two', certificate: CERTIFICATE, scopes: [] })}`)).toEqual([403, 'missingScope']);
  const [first] = state.tokens.keys();
  state.tokens.get(first!)!.until = NOW;
  expect(await because(`Bearer ${first}`)).toEqual([401, 'expiredAccessToken']);
});
