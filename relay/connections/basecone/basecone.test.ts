// Basecone by its stand-in: keys made of a sign-in, dossiers to choose from, documents imported and tagged once, faults in the codes that people are told of.
// Whatever fails, and whenever the relay is killed: tests/faults/accountant.test.ts.
import { beforeEach, describe, expect, it } from 'vitest';
import type { BaseconeSettings } from '#sync/wire/connections.ts';
import { client, ids, keyFor, newTrial, pdf, premium, type Trial, ubl, user } from '../../sandbox/basecone/trial.ts';
import type { NewTransmission } from '../../storage/transmission-port.ts';
import { makeWorld, type World } from '../../transmissions/each-world.ts';
import { ConnectionFault } from '../type.ts';
import { baseconeConnection } from './basecone.ts';

const settings: BaseconeSettings = { at: '02:00', company: ids.first, tags: { sale: 'SLS', purchase: 'PNV' } };
const sign = { office: user.officeCode, username: user.username, password: user.password };

let trial: Trial;
beforeEach(async () => {
  trial = await newTrial();
});
const type = (own: Trial = trial, app: { identifier: string; secret: string } | undefined = client) =>
  baseconeConnection({ url: 'http://basecone.example/v1', ...(app && { client: app }), fetch: own.basecone.fetch });
const { signal } = new AbortController();
const exchanged = (given: Record<string, string>, app?: { identifier: string; secret: string } | undefined) => type(trial, app).exchange!(given, { settings, signal });
const secretsOf = async (own: Trial): Promise<Record<string, string>> => {
  const [, code = ''] = Buffer.from((await keyFor(own.basecone, user)).slice(6), 'base64').toString().split(':');
  return { clientIdentifier: client.identifier, apiAccessKey: code };
};

describe('signing in', () => {
  it('makes a key of user and password, or of an application of one’s own, and keeps nothing else', async () => {
    const kept = await exchanged(sign, client);
    expect(kept).toEqual({ clientIdentifier: client.identifier, apiAccessKey: expect.any(String) });
    expect(JSON.stringify(kept)).not.toContain(user.password);
    expect(await exchanged({ clientIdentifier: premium.identifier, clientSecret: premium.secret })).toMatchObject({ clientIdentifier: premium.identifier });
    expect(await exchanged({ ...sign, clientIdentifier: premium.identifier, clientSecret: premium.secret })).toMatchObject({ clientIdentifier: premium.identifier });
  });

  it('says what is wrong', async () => {
    await expect(exchanged({ ...sign, password: 'other' }, client)).rejects.toMatchObject({ code: 'login' });
    await expect(exchanged({ clientIdentifier: premium.identifier, clientSecret: 'other' })).rejects.toMatchObject({ code: 'client' });
    // One that is not Premium: the user alone has no part in it.
    await expect(exchanged({ clientIdentifier: client.identifier, clientSecret: client.secret })).rejects.toMatchObject({ code: 'client' });
    await expect(baseconeConnection({ url: 'http://basecone.example/v1', fetch: trial.basecone.fetch }).exchange!(sign, { settings, signal })).rejects.toMatchObject({ code: 'client' });
    trial.basecone.users[0]!.roles = [];
    await expect(exchanged(sign, client)).rejects.toMatchObject({ code: 'role' });
    trial.basecone.users[0]!.locked = true;
    await expect(exchanged(sign, client)).rejects.toMatchObject({ code: 'locked' });
    trial.basecone.fail(() => ({ kind: 'cut', when: 'before' }));
    await expect(exchanged(sign, client)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('the test', () => {
  const test = async (more: Partial<BaseconeSettings> = {}, secrets?: Record<string, string>) =>
    type().test({ settings: { ...settings, ...more }, secrets: secrets ?? (await secretsOf(trial)), signal });

  it('gives the dossiers, and says which are closed to that user', async () => {
    expect(await test({ company: undefined })).toEqual([
      { value: ids.first, label: 'first' },
      { value: ids.second, label: 'second' },
      { value: ids.closed, label: 'closed', closed: true }
    ]);
    expect(await test()).toHaveLength(3);
    for (const company of [ids.closed, client.identifier]) await expect(test({ company })).rejects.toMatchObject({ code: 'dossier' });
  });

  it('gives all dossiers of a large office', async () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ companyId: `44444444-4444-4444-8444-${String(n).padStart(12, '0')}`, name: `N${n}`, email: 'a@mail.example', hasAccess: true }));
    trial = await newTrial({ companies: many });
    expect((await test({ company: undefined })).map(({ label }) => label).toSorted()).toEqual(many.map(({ name }) => name).toSorted());
  });

  it('says that the key is no good any more, and that nobody answers', async () => {
    await expect(test({}, { clientIdentifier: client.identifier, apiAccessKey: 'other' })).rejects.toMatchObject({ code: 'login' });
    for (const failure of [{ kind: 'cut', when: 'after' }, { kind: 'status', status: 502 }, { kind: 'garbled' }] as const) {
      trial.basecone.failOnce('office', failure);
      await expect(test()).rejects.toMatchObject({ code: 'unreachable' });
    }
    trial.basecone.failOnce('office', { kind: 'status', status: 429, retryAfter: 60 });
    await expect(test()).rejects.toMatchObject({ code: 'busy', after: 60_000 });
  });
});

const clockOf = ({ time }: Trial) => ({
  get now(): number {
    return time.now();
  }
});
const contentOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());

async function stage(world: World, record: string, file: File, more: Partial<NewTransmission> = {}): Promise<void> {
  const box = await contentOf(file);
  await world.stage(record, { name: file.name, media: file.type, box, size: box.length, ...more });
}

describe('documents', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld(clockOf(trial));
    return () => world.close();
  });
  const round = async () => world.round(type().outgoing, { access: { settings, secrets: await secretsOf(trial) } });

  it('arrive under our id, with the tag of their book', async () => {
    await stage(world, 'SALE', ubl('2026-0001.xml'));
    await stage(world, 'BUY', pdf('achat.pdf'), { direction: 'purchase' });
    await round();
    expect(trial.basecone.documents.map(({ correlationId, tag, companyId, files }) => [correlationId, tag, companyId, files.length]).toSorted()).toEqual([
      ['BUY', 'PNV', ids.first, 1],
      ['SALE', 'SLS', ids.first, 1]
    ]);
    expect(await world.states()).toEqual({ SALE: 'delivered', BUY: 'delivered' });
    const { outside } = (await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'SALE', attempt: 1 }))!;
    const status = async () => type().outgoing.status!({ settings, secrets: await secretsOf(trial), signal }, outside!);
    trial.basecone.recognise(outside!);
    expect(await status()).toBe('Recognized');
    trial.basecone.book(outside!);
    expect(await status()).toBe('Booked');
  });

  it('that are not wanted say so in their words; the others go on', async () => {
    await stage(world, 'BARE', ubl('bare.xml', { embedded: false }));
    await stage(world, 'GOOD', pdf('good.pdf'));
    await round();
    expect(await world.states()).toEqual({ BARE: 'refused', GOOD: 'delivered' });
    expect((await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'BARE', attempt: 1 }))?.words).toMatch(/PDF/i);
  });

  it('that are too large to be read there arrive, with their warning', async () => {
    await stage(world, 'LARGE', pdf('large.pdf', { pages: 30, bytes: 9 << 20 }));
    await round();
    expect(await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'LARGE', attempt: 1 })).toMatchObject({
      state: 'delivered',
      words: 'not_ocr_capable_exceeds_size_limit, not_ocr_capable_exceeds_page_count_limit'
    });
  });

  it('wait when the dossier is closed, and when it is gone: they are not refused for it', async () => {
    await stage(world, 'R1', pdf('a.pdf'));
    Object.assign(trial.basecone.users[0]!, { roles: ['ClientUser'], companies: [ids.second] });
    await expect(round()).rejects.toMatchObject({ code: 'role' });
    trial.basecone.users[0]!.companies = [ids.first];
    const [gone] = trial.basecone.companies.splice(0, 1);
    await expect(round()).rejects.toMatchObject({ code: 'dossier' });
    expect(await world.states()).toEqual({ R1: 'queued' });
    trial.basecone.companies.push(gone!);
    await round();
    expect(await world.states()).toEqual({ R1: 'delivered' });
  });

  it('wait their time when it says how long it is busy, and are looked up when it answers nothing but 503', async () => {
    await stage(world, 'R1', pdf('a.pdf'));
    trial.basecone.failOnce('importWithId', { kind: 'status', status: 503, retryAfter: 60 });
    await expect(round()).rejects.toMatchObject({ code: 'busy', after: 60_000 });
    expect(await world.states()).toEqual({ R1: 'queued' });
    // A proxy that lost the answer says the same.
    trial.basecone.failOnce('importWithId', { kind: 'status', status: 503, stored: true });
    await expect(round()).rejects.toMatchObject({ code: 'fault' });
    expect(await world.states()).toEqual({ R1: 'unknown' });
    await trial.time.pass(1000);
    await round();
    expect([await world.states(), trial.basecone.imports('R1')]).toEqual([{ R1: 'delivered' }, 1]);
  });

  it('whose tag fails are imported once', async () => {
    await stage(world, 'R1', pdf('a.pdf'));
    trial.basecone.failOnce('tag', { kind: 'status', status: 500 }, 3);
    for (let n = 0; n < 6; n++) {
      await round().catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionFault));
      await trial.time.pass(60_000);
    }
    expect([await world.states(), trial.basecone.imports('R1'), trial.basecone.documents[0]?.tag]).toEqual([{ R1: 'delivered' }, 1, 'SLS']);
  });
});
