// The government's servers as the stand-in speaks them: certificates, tokens, providers of both versions, messages and their bytes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH } from '../../sandbox/ebox/ebox.ts';
import { type EboxListening, listenEbox } from '../../sandbox/ebox/listen.ts';
import { DOCUMENT_CONSUMER, EboxState, type ProviderState, type StoredMessage } from '../../sandbox/ebox/state.ts';
import { Absent, type ConnectionFault } from '../type.ts';
import { endOf, type MadeCertificate, makeCertificate } from './certificate.ts';
import { call, newKept, type ShowsCertificate } from './https.ts';
import { fetchAttachment, pagesOf } from './messages.ts';
import { type Provider, providersIn } from './providers.ts';
import { EboxSession } from './session.ts';

const COMPANY = { name: 'Ateliers Exemple', number: '0987654394' };
const CLIENT = 'self_service_chaman_721_exemple';
const NAME = { nl: 'RSZ', fr: 'ONSS', de: 'LSS' };
/** Made once: keys of 3,072 bits take their time. */
const identities = Promise.all([makeCertificate(COMPANY, Date.now()), makeCertificate(COMPANY, Date.now())]);

const message = (n: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  id: `m${n}`,
  subject: { fr: `Avis ${n}` },
  receivedAt: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString(),
  expiresAt: '2027-01-01T00:00:00Z',
  isRead: false,
  sender: '0987654394',
  typeId: 'notice',
  attachments: [
    { id: 'main', fileName: 'avis.pdf', isMain: true, mediaType: 'application/pdf', bytes: Buffer.from(`%PDF avis ${n}`) },
    { id: 'annex', fileName: 'annexe.pdf', isMain: false, mediaType: 'application/pdf', bytes: Buffer.from(`%PDF annexe ${n}`) }
  ],
  ...more
});

let now = 0;
let providers: ProviderState[];
let state: EboxState;
let standIn: EboxListening;
let identity: MadeCertificate;
const ended = new AbortController();

beforeEach(async () => {
  now = Date.now();
  providers = [
    { id: 'onss', name: NAME, version: '3.0', messages: Array.from({ length: 230 }, (_, n) => message(n)) },
    { id: 'region', name: NAME, version: '2.1', messages: [message(1, { isRegistered: true, payment: { amount: 100, vatAmount: 21, dueDate: '2026-03-01T00:00:00+01:00', iban: 'BE16985000000174', reference: '+++090/9337/55493+++' } }), message(2)] }
  ];
  state = new EboxState(providers, () => now);
  standIn = await listenEbox(state);
  [identity] = await identities;
  standIn.register({ id: CLIENT, certificate: identity.certificate, scopes: [DOCUMENT_CONSUMER] });
});

afterEach(() => standIn.close());

const caller = (own = identity, shows: ShowsCertificate = 'always') => ({ identity: own, shows, signal: ended.signal, local: true, ca: standIn.ca });
const server = (scope?: string) => ({ url: `${standIn.origin}${TOKEN_PATH}`, audience: `${standIn.origin}${TOKEN_PATH}`, scope });
const session = (own = identity, shows: ShowsCertificate = 'always', client = CLIENT, scope?: string) => new EboxSession(caller(own, shows), server(scope), client, { now: () => now, after: () => () => undefined });
const registry = (path = REGISTRY_PATH) => `${standIn.origin}${path}`;
const fault = (code: ConnectionFault['code']) => expect.objectContaining({ name: 'ConnectionFault', code });

async function listed(at: EboxSession, provider: Provider) {
  const all = [];
  for await (const page of pagesOf(at, provider)) all.push(...page.listed);
  return all;
}

describe('a certificate', () => {
  test('names the company, can be shown to servers, and ends after three years', async () => {
    const { X509Certificate } = await import('node:crypto');
    const read = new X509Certificate(identity.certificate);
    expect(read.subject.split('\n')).toEqual(['C=BE', 'O=Ateliers Exemple', 'OU=urn:be:fgov:kbo-bce:organization:cbe-number:0987654394', 'CN=Carnet']);
    expect(read.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 3072 });
    expect(read.verify(read.publicKey)).toBe(true);
    expect(Math.round((endOf(identity.certificate) - Date.now()) / 86_400_000)).toBeGreaterThanOrEqual(1094);
    expect(identity.certificate).not.toContain('PRIVATE');
  });
});

describe('mutual TLS', () => {
  test('lets in the registered certificate; without it, or with another one, nothing is answered', async () => {
    const { body } = await call(caller(), { method: 'GET', url: new URL(`${standIn.origin}/nothing`) });
    expect(body.toString()).toContain('404');
    const asked = state.asked.length;
    const [, other] = await identities;
    await expect(session(identity, 'never').json(registry())).rejects.toEqual(fault('identity'));
    await expect(session(other).json(registry())).rejects.toEqual(fault('identity'));
    expect(state.asked).toHaveLength(asked);
  });

  test('is asked for by an alert as well', async () => {
    const strict = await listenEbox(new EboxState([], () => now), { refuses: 'alert' });
    strict.register({ id: CLIENT, certificate: identity.certificate, scopes: [] });
    const asked = { method: 'GET', url: new URL(`${strict.origin}/nothing`) } as const;
    await expect(call({ ...caller(identity, 'never'), ca: strict.ca }, asked)).rejects.toEqual(fault('identity'));
    expect(await call({ ...caller(identity, 'asked'), ca: strict.ca }, asked)).toMatchObject({ status: 404 });
    await strict.close();
  });

  test('is shown after a refusal where it is to be shown when asked', async () => {
    expect(providersIn(await session(identity, 'asked').json(registry()), now)).toHaveLength(2);
  });

  test('is shown at once to a host that asked for it before', async () => {
    let handshakes = 0;
    const counting = { ...caller(identity, 'asked'), kept: newKept(), resolve: () => Promise.resolve((handshakes++, ['127.0.0.1'])) };
    const get = () => call(counting, { method: 'GET', url: new URL(`${standIn.origin}/nothing`) });
    expect((await get()).status).toBe(404);
    expect(handshakes).toBe(2);
    expect((await get()).status).toBe(404);
    expect(handshakes).toBe(3);
  });

  test('trusts no server whose authority it does not know', async () => {
    await expect(call({ ...caller(), ca: undefined }, { method: 'GET', url: new URL(standIn.origin) })).rejects.toEqual(fault('certificate'));
  });

  test('calls no private address and no other port in production', async () => {
    await expect(call({ ...caller(), local: false }, { method: 'GET', url: new URL(standIn.origin) })).rejects.toEqual(fault('address'));
    await expect(call({ ...caller(), local: false, resolve: () => Promise.resolve(['10.0.0.1']) }, { method: 'GET', url: new URL('https://services.example/') })).rejects.toEqual(fault('address'));
  });
});

describe('a token', () => {
  test('is asked for once for many calls, once more when it was taken back, and anew before its end', async () => {
    const at = session();
    const asked = () => state.asked.filter((one) => one.endsWith(TOKEN_PATH)).length;
    await Promise.all([at.json(registry()), at.json(registry()), at.json(registry(FEDERATION_PATH))]);
    expect(asked()).toBe(1);
    state.tokens.clear();
    await Promise.all([at.json(registry()), at.json(registry())]);
    expect(asked()).toBe(2);
    now += (state.tokenSeconds - 30) * 1000;
    await at.json(registry());
    expect(asked()).toBe(3);
  });

  test('is refused in words: an unknown client, a key that is not of the uploaded certificate, a wrong clock, a scope that was not granted', async () => {
    await expect(session(identity, 'always', 'self_service_chaman_1_other').json(registry())).rejects.toEqual(fault('client'));
    const [, other] = await identities;
    standIn.register({ id: 'of-another', certificate: other.certificate, scopes: [] });
    await expect(session(identity, 'always', 'of-another').json(registry())).rejects.toEqual(fault('client'));
    // Known, but it may nothing: its terms were not accepted.
    await expect(session(other, 'always', 'of-another').json(registry())).rejects.toEqual(fault('scope'));
    await expect(session(identity, 'always', CLIENT, 'scope:other').json(registry())).rejects.toEqual(fault('scope'));
    const late = new EboxSession(caller(), server(), CLIENT, { now: () => now - 3_600_000, after: () => () => undefined });
    await expect(late.json(registry())).rejects.toEqual(fault('clock'));
    const early = new EboxSession(caller(), server(), CLIENT, { now: () => now + 3_600_000, after: () => () => undefined });
    await expect(early.json(registry())).rejects.toEqual(fault('clock'));
  });

  test('is given once for an assertion', async () => {
    const bodies: string[] = [];
    const keep = state.jtis.add.bind(state.jtis);
    state.jtis.add = (jti) => (bodies.push(jti), keep(jti));
    await session().json(registry());
    await session().json(registry());
    expect(new Set(bodies).size).toBe(2);
    // Each is another one; the same again is not taken.
    state.jtis.has = () => true;
    await expect(session().json(registry())).rejects.toEqual(fault('client'));
  });
});

describe('providers', () => {
  test('are the same in the new and the old registry; those that are worked on or that are no https are left out', async () => {
    const at = session();
    const found = providersIn(await at.json(registry()), now);
    expect(found).toEqual([
      { id: 'onss', name: NAME, url: `${standIn.origin}/REST/onss/messageRegistry/v3`, version: '3' },
      { id: 'region', name: NAME, url: `${standIn.origin}/REST/region/messageRegistry/v2`, version: '2' }
    ]);
    expect(providersIn(await at.json(registry(FEDERATION_PATH)), now)).toEqual(found);
    providers[0]!.maintenance = [{ startDate: new Date(now - 1000).toISOString(), endDate: new Date(now + 1000).toISOString() }];
    expect(providersIn(await at.json(registry()), now).map(({ id }) => id)).toEqual(['region']);
    expect(providersIn([{ id: 'x', url: 'http://services.example/v3' }, { id: 'y', url: 'https://user:password@services.example/v3' }, { id: 'z' }, null], now)).toEqual([]);
    expect(providersIn([{ id: 'gone', url: 'https://services.example/v3', deactivationDate: '2020-01-01' }], now)).toEqual([]);
  });
});

describe('messages', () => {
  test('are listed whole, the newest first, in both versions, and listing marks none as read', async () => {
    const at = session();
    const [onss, region] = providersIn(await at.json(registry()), now);
    const all = await listed(at, onss!);
    expect(all.map(({ message: { id } }) => id)).toEqual(Array.from({ length: 230 }, (_, n) => `m${229 - n}`));
    const [, first] = await listed(at, region!);
    expect(first!.message).toMatchObject({ id: 'm1', isRegistered: true, sender: { number: '0987654394' }, payment: { cents: 12_100, iban: 'BE16985000000174', due: '2026-03-01', structured: '090933755493' } });
    expect(first!.raw).toMatchObject({ messageId: 'm1' });
    expect(providers.flatMap(({ messages }) => messages).some(({ isRead }) => isRead)).toBe(false);
  });

  test('bring their bytes, which are compared with what was said of them; a main one counts as read there', async () => {
    const at = session();
    const [, region] = providersIn(await at.json(registry()), now);
    const all = await listed(at, region!);
    const [main, annex] = all[0]!.message.attachments;
    expect(await fetchAttachment(at, region!, 'm2', annex!)).toEqual({ bytes: Buffer.from('%PDF annexe 2'), differs: false });
    expect(providers[1]!.messages[1]!.isRead).toBe(false);
    expect(await fetchAttachment(at, region!, 'm2', { ...main!, sha256: annex!.sha256! })).toMatchObject({ differs: true });
    expect(providers[1]!.messages[1]!.isRead).toBe(true);
    await expect(fetchAttachment(at, region!, 'gone', main!)).rejects.toThrow(Absent);
  });

  test('say how a provider fails: later, too often, cut, or no JSON', async () => {
    const at = session();
    const [onss] = providersIn(await at.json(registry()), now);
    const failing = async (failure: NonNullable<EboxState['fail']>) => {
      state.fail = failure;
      return listed(at, onss!).then(() => 'fine', (error: unknown) => error);
    };
    expect(await failing(() => ({ status: 500 }))).toEqual(fault('unreachable'));
    expect(await failing(() => ({ status: 429, retryAfter: 7 }))).toMatchObject({ code: 'busy', after: 7000 });
    expect(await failing(() => 'cut')).toEqual(fault('unreachable'));
    expect(await failing(() => ({ status: 400 }))).toEqual(fault('fault'));
  });
});
