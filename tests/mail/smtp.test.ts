// Documents by mail, to a real SMTP server that fails as told: each goes once, or is said to be refused or unknown in the server's words.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStaged } from '#sync/transmissions/staged.ts';
import type { MailSettings } from '#sync/wire/connections.ts';
import { makeCompany, makeWorld as makeRelay } from '../../relay/api/world.ts';
import { mailConnection } from '../../relay/connections/mail/mail.ts';
import type { Smtp } from '../../relay/connections/mail/smtp.ts';
import { ConnectionFault, type TypeOfConnection } from '../../relay/connections/type.ts';
import { listenMail, type MailFailure, type MailOptions, type MailStandIn } from '../../relay/sandbox/mail/mail.ts';
import { makeWorld, type World } from '../../relay/transmissions/each-world.ts';
import { certificates } from './certificates.ts';

const PDF = Buffer.from('%PDF-1.7\nnumbers');
const UBL = `<Invoice xmlns="urn:x" xmlns:cbc="urn:y"><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">${PDF.toString('base64')}</cbc:EmbeddedDocumentBinaryObject></Invoice>`;
const basecone: MailSettings = { at: '02:00', to: { sale: 'office.001@mailtobasecone.example', purchase: 'office.001@mailtobasecone.example' }, tags: { sale: 'VRK', purchase: 'INK' } };
const login = { user: 'relay', password: 'word' };
const { signal } = new AbortController();

let server: MailStandIn;
let world: World;
const listening = async (options: MailOptions = {}): Promise<MailStandIn> => {
  await server?.close();
  server = await listenMail(options);
  return server;
};
beforeEach(async () => {
  world = await makeWorld();
  await listening();
});
afterEach(async () => {
  await world.close();
  await server.close();
});

const smtp = (more: Partial<Smtp> = {}): Smtp => ({ host: 'localhost', port: server.port, tls: false, from: 'relais@carnet.example', ...more });
const round = async (settings: MailSettings = basecone, more: Partial<Smtp> = {}) => world.round(mailConnection(smtp(more)).outgoing, { access: { settings, secrets: {} } });
const found = async (record: string) => (await world.storage.transmissions.find({ company: world.company, connection: 'there', record, attempt: 1 }))!;
const stage = async (record: string, more: Parameters<World['stage']>[1] = {}) => world.stage(record, { box: new TextEncoder().encode(UBL), ...more });
const fault = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'none',
    (error: unknown) => (error instanceof ConnectionFault ? error.code : String(error))
  );

describe('a document by mail', () => {
  it('goes with its book in the subject, whole, under an id of its own', async () => {
    await stage('R1', { number: '2026-0001' });
    await stage('R2', { direction: 'purchase', number: '', name: 'Achat é.pdf', media: 'application/pdf', box: new Uint8Array(PDF) });
    await round();
    expect(await world.states()).toEqual({ R1: 'delivered', R2: 'delivered' });
    const [sale, purchase] = server.received.toSorted((a, b) => (a.mail.subject! < b.mail.subject! ? 1 : -1));
    expect(sale).toMatchObject({ from: 'relais@carnet.example', to: [basecone.to.sale], mail: { subject: '[VRK] 2026-0001', messageId: (await found('R1')).outside } });
    expect(sale!.mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([[expect.stringMatching(/^R1-[0-9a-f]{8}\.xml$/), 'application/xml']]);
    expect(new TextDecoder().decode(sale!.mail.attachments[0]!.content as ArrayBuffer)).toBe(UBL);
    expect(purchase!.mail).toMatchObject({ subject: expect.stringMatching(/^\[INK\] Achat-e-[0-9a-f]{8}\.pdf$/), attachments: [{ mimeType: 'application/pdf' }] });
    expect(Buffer.from(purchase!.mail.attachments[0]!.content as ArrayBuffer)).toEqual(PDF);
    expect(purchase!.mail.messageId).not.toBe(sale!.mail.messageId);
  });

  it('goes to any address, with its PDF beside it for people, in the sender’s name', async () => {
    const settings: MailSettings = { at: '02:00', to: { sale: 'ventes@compta.example', purchase: 'achats@compta.example' }, sender: 'Léa & fils', replyTo: 'lea@x.example', text: 'Bonjour', pdfToo: true };
    await stage('R1', { number: '2026-0001' });
    await stage('R2', { direction: 'purchase' });
    await round(settings);
    expect(server.received.map(({ to }) => to[0]).toSorted()).toEqual(['achats@compta.example', 'ventes@compta.example']);
    const { mail } = server.received.find(({ to }) => to[0] === 'ventes@compta.example')!;
    expect(mail).toMatchObject({ subject: '2026-0001', from: { name: 'Léa & fils', address: 'relais@carnet.example' }, replyTo: [{ address: 'lea@x.example' }], text: 'Bonjour\n' });
    const [xml, pdf] = mail.attachments;
    expect(pdf!.filename).toBe(xml!.filename!.replace('.xml', '.pdf'));
    expect(Buffer.from(pdf!.content as ArrayBuffer)).toEqual(PDF);
  });

  it('waits when nothing of it arrived, and goes then, once', async () => {
    const nothing: [MailFailure, string][] = [
      [{ kind: 'cut', when: 'greeting' }, 'unreachable'],
      [{ kind: 'cut', when: 'before' }, 'unreachable'],
      [{ kind: 'reply', at: 'connect', code: 421 }, 'busy'],
      [{ kind: 'reply', at: 'to', code: 450 }, 'busy'],
      [{ kind: 'reply', at: 'message', code: 451 }, 'busy'],
      [{ kind: 'reply', at: 'from', code: 550 }, 'role']
    ];
    await stage('R1');
    for (const [failure, code] of nothing) {
      server.failOnce(failure);
      expect([failure, await fault(round()), await world.states()]).toEqual([failure, code, { R1: 'queued' }]);
    }
    await server.close();
    expect([await fault(round()), await world.states()]).toEqual(['unreachable', { R1: 'queued' }]);
    await listening();
    await round();
    expect([await world.states(), server.received.length]).toEqual([{ R1: 'delivered' }, 1]);
  });

  it('that is not wanted says so in the server’s words; the others go on', async () => {
    for (const record of ['R1', 'R2', 'R3']) await stage(record);
    server.failOnce({ kind: 'reply', at: 'to', code: 550, words: 'no such mailbox' });
    server.failOnce({ kind: 'reply', at: 'message', code: 554, words: 'looks like a virus' });
    await round();
    const ends = await Promise.all(['R1', 'R2', 'R3'].map(async (record) => found(record)));
    expect(ends.map(({ state, words = '' }) => `${state} ${words}`).toSorted()).toEqual(['delivered ', expect.stringMatching(/refused .*550 no such mailbox/), expect.stringMatching(/refused .*554 looks like a virus/)]);
    await stage('R4', { box: new Uint8Array(16 << 20), size: 16 << 20, media: 'application/pdf' });
    await round();
    expect(await found('R4')).toMatchObject({ state: 'refused', words: expect.stringMatching(/larger|exceeds/) });
  });

  it('without an answer stays unknown until a person says, whether it came or not', async () => {
    const cuts = (['during', 'after', 'lost'] as const).map((when) => ({ kind: 'cut', when }) as const);
    for (const [n, failure] of cuts.entries()) {
      server.failOnce(failure);
      await stage(`R${n}`, { box: new Uint8Array(1 << 20), size: 1 << 20 });
      expect(await fault(round())).toBe('fault');
    }
    for (let n = 0; n < 5; n++) {
      world.clock.now += 3_600_000;
      await round();
    }
    expect([await world.states(), server.received.length]).toEqual([{ R0: 'unknown', R1: 'unknown', R2: 'unknown' }, 1]);
    // Another attempt is another message.
    await stage('R2', { attempt: 2 });
    await round();
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('killed in the middle of it is not sent again by itself', async () => {
    for (let record = 0; record < 6; record++) await stage(`R${record}`);
    for (let killAt = 1; killAt < 8; killAt++) await world.round(mailConnection(smtp()).outgoing, { killAt, written: killAt % 2 === 0, access: { settings: basecone, secrets: {} } }).catch(() => undefined);
    await round();
    const states = await world.states();
    const ids = server.received.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    for (let record = 0; record < 6; record++) expect(states[`R${record}`]).toMatch(/^(delivered|unknown)$/);
    expect(ids.length).toBeGreaterThanOrEqual(Object.values(states).filter((state) => state === 'delivered').length);
  });
});

it('a connection by mail is made without secrets, tried, and takes what devices hand over', async () => {
  const relay = await makeRelay({ connectionTypes: [mailConnection(smtp()) as TypeOfConnection] });
  try {
    const { token } = (await makeCompany(relay)).owner;
    const given = { type: 'mail', settings: basecone };
    expect(await (await relay.ask('POST', '/v1/connections/books/test', { token, body: given })).json()).toEqual({ offers: [] });
    expect((await relay.ask('PUT', '/v1/connections/books', { token, body: given })).status).toBe(204);
    const bytes = new TextEncoder().encode(UBL);
    const head = { scope: 'sales', direction: 'sale', number: '2026-0001', name: '2026-0001.xml', media: 'application/xml', hash: createHash('sha256').update(bytes).digest('base64url'), when: 'now' } as const;
    const path = '/v1/connections/books/transmissions';
    expect((await relay.ask('PUT', `${path}/R1/1`, { token, body: writeStaged(head, bytes), media: 'application/octet-stream' })).status).toBe(200);
    const state = async () => ((await (await relay.ask('GET', path, { token })).json()) as { transmissions: { state: string }[] }).transmissions[0]?.state;
    while ((await state()) !== 'delivered') await new Promise((resolve) => setImmediate(resolve));
    expect(server.received.map(({ mail }) => mail.subject)).toEqual(['[VRK] 2026-0001']);
  } finally {
    await relay.close();
  }
});

describe('the server', () => {
  it('is spoken to over verified TLS, from the first byte or by STARTTLS, with the relay’s sign-in', async () => {
    const { ca, ...certificate } = await certificates();
    for (const secure of [false, true]) {
      await listening({ certificate, login, secure });
      await stage(secure ? 'R1' : 'R2');
      const more = { tls: true, ca, login, secure };
      const test = (changed: object) => fault(mailConnection(smtp({ ...more, ...changed })).test({ settings: basecone, secrets: {}, signal }));
      expect([await test({}), await test({ ca: undefined }), await test({ login: { ...login, password: 'other' } })]).toEqual(['none', 'certificate', 'login']);
      await round(basecone, more);
      expect(server.received.map((one) => one.secure)).toEqual([true]);
    }
  });

  it('that knows no TLS is sent nothing, not even the sign-in', async () => {
    await listening({ login });
    await stage('R1');
    expect(await fault(round(basecone, { tls: true, login }))).toBe('certificate');
    expect([await world.states(), server.received.length]).toEqual([{ R1: 'queued' }, 0]);
  });

  it('that the relay was not given is said', async () => {
    expect(await fault(mailConnection(undefined).test({ settings: basecone, secrets: {}, signal }))).toBe('client');
  });
});
