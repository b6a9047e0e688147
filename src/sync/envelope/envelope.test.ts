// Envelopes: what the author put in comes out, for whom it may, unaltered; everything else is told apart.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytes, header as anyHeader, item } from '../../../tests/arbitraries/sync.ts';
import { AT, crypto, envelopeOf, faultOf, join, newCompany, newEnvelopeId, newId, ringOf, type TestCompany } from '../../../tests/sync/company.ts';
import { concat } from '../bytes.ts';
import { readEnvelope } from '../codec/envelope.ts';
import { type Header, writeHeader } from '../codec/header.ts';
import { type Item, writeItems } from '../codec/items.ts';
import { SyncError } from '../error.ts';
import { closeBox } from '../keys/box.ts';
import type { DeviceKeys } from '../keys/found.ts';
import { revokeDevice } from '../keys/revoke.ts';
import { KeyRing } from '../keys/ring.ts';
import { openEnvelope } from './open.ts';
import { DEFLATED, sealEnvelope, signedPart } from './seal.ts';

let company: TestCompany;
let owner: DeviceKeys, staff: DeviceKeys, accountant: DeviceKeys;
let ring: KeyRing, staffRing: KeyRing;
const items: Item[] = [{ type: 'update', record: 'R1', kind: 'invoice', bytes: new TextEncoder().encode('Carrelage et pose, 12 m². '.repeat(8)) }];
const fact = { series: 'j:2026', number: 1, date: '2026-11-22', record: 'R1' };

beforeAll(async () => {
  company = await newCompany();
  owner = company.founder;
  staff = await join(company, { role: 'staff', scopes: { sales: 'see', contacts: 'edit' } });
  accountant = await join(company, { role: 'accountant' });
  ring = await ringOf(company, owner);
  staffRing = await ringOf(company, staff);
});
const open = (envelope: Uint8Array, keys = ring, list = company.list) => openEnvelope(crypto, list, keys, readEnvelope(envelope));
const fault = (envelope: Uint8Array, keys = ring, list = company.list) => faultOf(() => open(envelope, keys, list));

test('what is put in comes out, on every device that holds the key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 5 }), anyHeader, async (inside, any) => {
      const header = { ...any, company: company.list.company, device: owner.id, epoch: 1, scope: 'sales' };
      const envelope = await sealEnvelope(crypto, header, inside, ring.get('sales', 1)!, owner.signingKey);
      expect(await open(envelope)).toEqual(inside);
      expect(await open(envelope, staffRing)).toEqual(inside);
    }),
    { numRuns: 60 }
  );
});

test('the wire is smaller than the plain updates of an hour at the desk', async () => {
  const updates: Item[] = Array.from({ length: 100 }, (_, i) => ({ type: 'update', record: `01JD0000000000000000000${i % 7}AA`, kind: 'invoice', bytes: new TextEncoder().encode(`lines/01JD00000${i % 9}/quantity=${i}`) }));
  const plain = writeItems(updates).length;
  expect((await envelopeOf(company, owner, ring, updates)).length).toBeLessThan(plain * 0.6);
});

test('no bit of an envelope can be changed', async () => {
  const envelope = await envelopeOf(company, owner, ring, items, { kind: 'issue', issues: [fact] });
  for (let at = 0; at < envelope.length; at++) {
    const altered = envelope.slice();
    altered[at]! ^= 1 << (at % 8);
    const code = await faultOf(async () => openEnvelope(crypto, company.list, ring, readEnvelope(altered)));
    expect([at, code]).not.toEqual([at, undefined]);
  }
});

describe('a relay that lies', () => {
  const relabelled = async (change: Partial<Header>) => {
    const { header, body } = readEnvelope(await envelopeOf(company, owner, ring, items, { kind: 'issue', issues: [fact] }));
    return fault(concat(writeHeader({ ...header, ...change }), body));
  };
  test.each([
    ['scope', { scope: 'contacts' }, 'tag'],
    ['id', { id: '01JD0000000000000000000000' }, 'tag'],
    ['running number', { n: 2 }, 'tag'],
    ['kind', { kind: 'snapshot', contains: [] }, 'tag'],
    ['number of the document', { issues: [{ ...fact, number: 2 }] }, 'tag'],
    ['date of the document', { issues: [{ ...fact, date: '2026-11-21' }] }, 'tag'],
    ['epoch', { epoch: 2 }, 'gap']
  ] as const)('cannot say another %s', async (_, change, code) => {
    expect(await relabelled(change as Partial<Header>)).toBe(code);
  });
  test('cannot say another author or company', async () => {
    expect(await relabelled({ device: staff.id })).toBe('tag');
    expect(await relabelled({ device: newId() })).toBe('stranger');
    expect(await relabelled({ company: newId() })).toBe('foreign');
  });
  test('cannot take a body from one envelope into another', async () => {
    const [one, other] = [await envelopeOf(company, owner, ring, items), await envelopeOf(company, owner, ring, [], { n: 2 })];
    expect(await fault(concat(writeHeader(readEnvelope(one).header), readEnvelope(other).body))).toBe('tag');
  });
});

describe('a member who lies', () => {
  test('cannot write in the name of another, though it holds the key', async () => {
    expect(await fault(await envelopeOf(company, { ...staff, id: owner.id }, staffRing, items, { scope: 'contacts' }))).toBe('signature');
  });
  test('cannot pass on a signature under another header', async () => {
    const envelope = readEnvelope(await envelopeOf(company, owner, ring, items, { scope: 'contacts' }));
    const key = staffRing.get('contacts', 1)!;
    const plain = (await crypto.open(key, envelope.body.slice(0, 12) as Uint8Array<ArrayBuffer>, envelope.body.slice(12) as Uint8Array<ArrayBuffer>, writeHeader(envelope.header)))!;
    const header = { ...envelope.header, id: newEnvelopeId(), n: 2 };
    expect(await fault(concat(writeHeader(header), await closeBox(crypto, key, plain, writeHeader(header))))).toBe('signature');
  });
  test('staff write only where they may', async () => {
    expect(await fault(await envelopeOf(company, staff, staffRing, items, { scope: 'contacts' }))).toBeUndefined();
    expect(await fault(await envelopeOf(company, staff, staffRing, items))).toBe('role');
    expect(await fault(await envelopeOf(company, staff, staffRing, items, { scope: 'company' }))).toBe('role');
  });
  test('an accountant writes marks, and gives no numbers', async () => {
    const keys = await ringOf(company, accountant);
    const code = (header: Partial<Header>) => envelopeOf(company, accountant, keys, items, header).then((envelope) => fault(envelope));
    expect(await code({ scope: 'handover' })).toBeUndefined();
    expect(await code({ scope: 'sales' })).toBe('role');
    expect(await code({ scope: 'handover', kind: 'issue', issues: [fact] })).toBe('role');
    expect(await code({ scope: 'handover', kind: 'snapshot', issues: [fact] })).toBe('role');
  });
  test('cannot send a bomb', async () => {
    const header: Header = { id: newEnvelopeId(), company: company.list.company, scope: 'sales', epoch: 1, device: owner.id, n: 1, kind: 'change', contains: [], issues: [] };
    const content = await crypto.deflate(new Uint8Array(64 << 20));
    const signature = await crypto.sign(owner.signingKey, await signedPart(crypto, writeHeader(header), content));
    const body = await closeBox(crypto, ring.get('sales', 1)!, concat(signature, Uint8Array.of(DEFLATED), content), writeHeader(header));
    expect(await fault(concat(writeHeader(header), body))).toBe('too-large');
  });
  test('whatever it closes and signs, a SyncError is all that happens', async () => {
    const header: Header = { id: newEnvelopeId(), company: company.list.company, scope: 'sales', epoch: 1, device: owner.id, n: 1, kind: 'change', contains: [], issues: [] };
    const key = ring.get('sales', 1)!;
    await fc.assert(
      fc.asyncProperty(bytes({ maxLength: 40 }), fc.boolean(), fc.constantFrom(0, 1, 2), async (content, signed, method) => {
        const signature = signed ? await crypto.sign(owner.signingKey, await signedPart(crypto, writeHeader(header), content)) : crypto.randomBytes(64);
        const plain = signed ? concat(signature, Uint8Array.of(method), content) : content;
        const envelope = concat(writeHeader(header), await closeBox(crypto, key, plain, writeHeader(header)));
        expect([undefined, 'malformed', 'newer', 'too-large', 'signature']).toContain(await fault(envelope));
      }),
      { numRuns: 200 }
    );
  });
});

test('a device from which a rotation is kept back notices by the first envelope that follows it', async () => {
  const made = await newCompany();
  const leaver = await join(made, { role: 'staff', scopes: { sales: 'edit' } });
  const [before, mine] = [made.list, await ringOf(made, made.founder)];
  made.list = (await revokeDevice(crypto, made.list, made.founder, made.founded.keys, AT, leaver.id, {})).list;
  const next = await envelopeOf(made, made.founder, await ringOf(made, made.founder), items);
  expect(await fault(next, mine, before)).toBe('gap');
});

test('without the key of scope or epoch it says so, and is read once the key is there', async () => {
  const envelope = await envelopeOf(company, owner, ring, items, { scope: 'purchases' });
  expect(await fault(envelope, staffRing)).toBe('key-missing');
  expect(await fault(envelope, new KeyRing())).toBe('key-missing');
  expect(await fault(envelope, new KeyRing([{ scope: 'purchases', epoch: 1, key: ring.get('sales', 1)! }]))).toBe('tag');
  expect(await open(envelope, await ringOf(company, accountant))).toEqual(items);
});

test('after a revocation: late ones of before are read, later ones refused, and the revoked cannot read on', async () => {
  const made = await newCompany();
  const leaver = await join(made, { role: 'staff', scopes: { sales: 'edit' } });
  const [its, mine] = [await ringOf(made, leaver), await ringOf(made, made.founder)];
  const late = await envelopeOf(made, leaver, its, items, { n: 2 });
  const later = await envelopeOf(made, leaver, its, items, { n: 3 });
  const change = await revokeDevice(crypto, made.list, made.founder, made.founded.keys, AT, leaver.id, { sales: 2 });
  made.list = change.list;
  expect(await open(late, mine, made.list)).toEqual(items);
  expect(await fault(later, mine, made.list)).toBe('revoked');
  expect(change.grants.map(({ to }) => to)).not.toContain(leaver.id);
  const next = await envelopeOf(made, made.founder, await ringOf(made, made.founder), items);
  expect(readEnvelope(next).header.epoch).toBe(2);
  expect(await fault(next, its, made.list)).toBe('key-missing');
});

test('an envelope that is too large is not made', async () => {
  const of = (random: () => Uint8Array): Item[] => Array.from({ length: 150 }, () => ({ type: 'update', record: 'R', kind: 'invoice', bytes: random() }));
  const one = crypto.randomBytes(8192);
  await expect(envelopeOf(company, owner, ring, of(() => one))).resolves.toBeDefined();
  await expect(envelopeOf(company, owner, ring, of(() => crypto.randomBytes(8192)))).rejects.toThrow(SyncError);
});
