// The printed sheet: words that forgive typing, and the way back into a company from the relay alone, also after keys rotated.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { AT, crypto, envelopeOf, faultOf, join, newCompany, ringOf, type TestCompany } from '../../../tests/sync/company.ts';
import { readEnvelope } from '../codec/envelope.ts';
import { SyncError } from '../error.ts';
import { openEnvelope } from '../envelope/open.ts';
import { newDeviceKeys } from '../keys/found.ts';
import { importGranted, makeGrant, openGrant } from '../keys/grant.ts';
import { revokeDevice } from '../keys/revoke.ts';
import { KeyRing } from '../keys/ring.ts';
import { nextAct } from '../list/act.ts';
import { checkMark, readList } from '../list/chain.ts';
import { deviceOf, liveDevice } from '../list/state.ts';
import { admit } from '../pairing/admit.ts';
import { companyPost } from '../wire/company.ts';
import { makeRecovery, openRecovery, recoveryId } from './box.ts';
import { readSheet, sheetText } from './qr.ts';
import { secretToWords, suggestions, unknownWords, type WordLang, wordsToSecret } from './words.ts';

const secret = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => new Uint8Array(bytes));
const lang = fc.constantFrom<WordLang>('fr', 'en');

describe('words', () => {
  test('vectors of BIP 39', () => {
    const zero = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    expect(secretToWords(new Uint8Array(16), 'en').join(' ')).toBe(zero);
    expect(secretToWords(new Uint8Array(16).fill(0x7f), 'en').join(' ')).toBe('legal winner thank year wave sausage worth useful legal winner thank yellow');
    expect(secretToWords(new Uint8Array(16), 'fr').join(' ')).toBe('abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abaisser abeille');
    expect(wordsToSecret(zero)).toEqual({ ok: true, value: { secret: new Uint8Array(16), lang: 'en' } });
  });
  test('come back however they are typed: capitals, no accents, numbers and lines between, four letters of each', () => {
    const typed = fc.constantFrom(
      (words: string[]) => words.join(' '),
      (words: string[]) => words.join('\n').toUpperCase(),
      (words: string[]) => words.map((word, i) => `${i + 1}. ${word}`).join(', '),
      (words: string[]) => words.join(' ').normalize('NFD'),
      (words: string[]) => words.join(' ').normalize('NFD').replace(/\p{M}/gu, ''),
      (words: string[]) => words.map((word) => [...word].slice(0, 4).join('')).join('  ')
    );
    fc.assert(fc.property(secret, lang, typed, (value, lang, type) => void expect(wordsToSecret(type(secretToWords(value, lang)))).toEqual({ ok: true, value: { secret: value, lang } })));
  });
  test('of two neighbours swapped, or one word taken for another, 15 in 16 are noticed; what is read is never another length', () => {
    let [tried, noticed] = [0, 0];
    fc.assert(
      fc.property(secret, lang, fc.nat(10), (value, lang, at) => {
        const words = secretToWords(value, lang);
        fc.pre(words[at] !== words[at + 1]);
        [words[at], words[at + 1]] = [words[at + 1]!, words[at]!];
        const read = wordsToSecret(words.join(' '));
        tried++;
        if (!read.ok) noticed++;
        expect(read.ok ? read.value.secret.length : read.fault).toBe(read.ok ? 16 : 'sum');
      }),
      { numRuns: 400, seed: 7 }
    );
    expect(noticed / tried).toBeGreaterThan(0.88);
  }, 30_000);
  test('each mistake has its name and place', () => {
    const words = secretToWords(new Uint8Array(16).fill(3), 'fr');
    expect(wordsToSecret(words.slice(1).join(' '))).toEqual({ ok: false, fault: 'count' });
    expect(wordsToSecret('')).toEqual({ ok: false, fault: 'count' });
    expect(wordsToSecret('x '.repeat(5000))).toEqual({ ok: false, fault: 'count' });
    const typo = words.with(4, 'qqqq');
    expect(wordsToSecret(typo.join(' '))).toEqual({ ok: false, fault: 'word' });
    expect(unknownWords(typo.map((word, i) => `${i + 1}.${word}`).join('\n'))).toEqual(['qqqq']);
    expect(wordsToSecret(['abeille', ...Array.from({ length: 11 }, () => 'zebra')].join(' '))).toEqual({ ok: false, fault: 'mix' });
  });
  test('a mistyped word brings up the one that was meant', () => {
    expect(suggestions('abielle', 'fr')).toContain('abeille');
    expect(suggestions('yelow', 'en')[0]).toBe('yellow');
    expect(suggestions('xxxxxxxxxx', 'en')).toEqual([]);
  });
});

test('the text of the QR is read back, and nothing else', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom('https://carnet.example', 'http://localhost:4747'), (value, relay) => {
      expect(readSheet(`${sheetText({ relay, secret: value })}\n`)).toEqual({ relay, secret: value });
    })
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string().map((text) => `carnet-recover:1${text}@https://carnet.example`)), (text) => {
      try {
        expect(readSheet(text).secret).toHaveLength(16);
      } catch (error) {
        expect(error).toBeInstanceOf(SyncError);
      }
    })
  );
  expect(() => readSheet(`carnet-recover:2${'A'.repeat(22)}@https://carnet.example`)).toThrow('newer');
  expect(() => sheetText({ relay: 'carnet.example', secret: new Uint8Array(16) })).toThrow(RangeError);
});

describe('the way back', () => {
  let company: TestCompany;
  beforeAll(async () => {
    company = await newCompany();
  });
  test('what is sent at the founding fits the wire and does not hold the secret', () => {
    const { post, recoverySecret } = company.founded;
    expect(companyPost.parse(post)).toEqual(post);
    expect(JSON.stringify(post)).not.toContain(Buffer.from(recoverySecret).toString('base64url'));
  });
  test('from the relay alone, after the keys rotated: all envelopes open, a new device is on the list, the lost one goes', async () => {
    const lost = await join(company, { role: 'owner' });
    const first = await envelopeOf(company, company.founder, await ringOf(company, company.founder), []);
    const change = await revokeDevice(crypto, company.list, company.founder, company.founded.keys, AT, lost.id, {});
    company.list = change.list;
    company.acts.push(...change.acts);
    const second = await envelopeOf(company, company.founder, await ringOf(company, company.founder), [], { n: 2 });

    // An empty device, twelve words, and what the relay has: the box, the acts, the last grants.
    const read = wordsToSecret(secretToWords(company.founded.recoverySecret, 'fr').join(' '));
    const paper = read.ok ? read.value.secret : new Uint8Array(16);
    const put = company.founded.post.recovery!;
    expect(await recoveryId(crypto, paper)).toBe(put.recovery);
    const sheet = await openRecovery(crypto, paper, { company: company.list.company, device: put.device, box: put.box });
    const list = await readList(crypto, sheet.company, company.acts);
    checkMark(list, sheet.mark);
    const granted = await openGrant(crypto, list, sheet, change.grants.find(({ to }) => to === sheet.id));
    expect([...granted.company!.keys()].sort()).toEqual([1, 2]);
    const device = await newDeviceKeys(crypto);
    const keys = new Map([...granted.company!].map(([epoch, raw]) => [epoch, raw.slice()]));
    const asked = { device: device.id, name: 'New phone', ...device.publicKeys, proof: '' };
    const added = await admit(crypto, list, sheet, keys, AT, asked, { role: 'owner' });
    const gone = await revokeDevice(crypto, added.list, device, keys, AT, company.founder.id, { sales: 2 });
    expect(liveDevice(gone.list, device.id).letter).toBe('C');
    const ring = new KeyRing(await importGranted(crypto, gone.list, await openGrant(crypto, gone.list, device, gone.grants.find(({ to }) => to === device.id))));
    for (const envelope of [first, second]) expect(await openEnvelope(crypto, gone.list, ring, readEnvelope(envelope))).toEqual([]);
    expect(deviceOf(gone.list, company.founder.id)!.revoked).toBeDefined();
  });
  test('with another secret, or a box of another company, nothing opens', async () => {
    const put = company.founded.post.recovery!;
    const answer = { company: company.list.company, device: put.device, box: put.box };
    expect(await faultOf(() => openRecovery(crypto, crypto.randomBytes(16), answer))).toBe('tag');
    const other = await newCompany();
    expect(await faultOf(() => openRecovery(crypto, company.founded.recoverySecret, { ...answer, company: other.list.company }))).toBe('foreign');
    expect(await faultOf(() => openRecovery(crypto, company.founded.recoverySecret, { ...answer, box: '' }))).toBe('malformed');
  });
  test('a new sheet takes the place of the old one', async () => {
    const old = company.list.devices.find(({ role }) => role === 'recovery')!;
    const revoked = await revokeDevice(crypto, company.list, company.founder, company.founded.keys, AT, old.id, {});
    const fresh = await makeRecovery(crypto, revoked.list);
    const list = await readList(crypto, revoked.list.company, [...company.acts, ...revoked.acts]);
    const added = await nextAct(crypto, list, company.founder, AT, { verb: 'add', device: fresh.device });
    const grant = await makeGrant(crypto, added.list, company.founder, liveDevice(added.list, fresh.device.id), company.founded.keys);
    const sheet = await openRecovery(crypto, fresh.secret, { company: list.company, device: fresh.put.device, box: fresh.put.box });
    expect((await openGrant(crypto, added.list, sheet, grant)).company).toBeDefined();
  });
});
