// The device list: what it takes and what it refuses, from a lying relay, from members without the right, from whoever repeats.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { AT, crypto, faultOf, join, newCompany, newId, type TestCompany } from '../../../tests/sync/company.ts';
import { readEnvelope } from '../codec/envelope.ts';
import { type DeviceKeys, newDeviceKeys } from '../keys/found.ts';
import { revokeDevice } from '../keys/revoke.ts';
import { rotate } from '../keys/rotate.ts';
import { signJson } from '../signed-json.ts';
import { toBase64url } from '../bytes.ts';
import type { SignedAct } from '../wire/list.ts';
import { type NewAct, nextAct } from './act.ts';
import { applyAct, foundList } from './apply.ts';
import { checkMark, extendList, readList } from './chain.ts';
import { ACT_PURPOSE, actHash } from './read-act.ts';
import { actEnvelope, envelopeAct } from './row.ts';
import { checkAuthor, deviceOf, type DeviceList, hasLeft, leftWithKeys, liveDevice, rightsAt } from './state.ts';

let company: TestCompany;
let owner: DeviceKeys, staff: DeviceKeys, accountant: DeviceKeys;
beforeAll(async () => {
  company = await newCompany();
  owner = await join(company, { role: 'owner' });
  staff = await join(company, { role: 'staff', scopes: { sales: 'edit', contacts: 'see' } });
  accountant = await join(company, { role: 'accountant' });
});

const device = async (more: object = {}) => {
  const { id, publicKeys } = await newDeviceKeys(crypto);
  return { id, role: 'owner' as const, ...publicKeys, ...more };
};
/** An act signed as it stands, whether or not the list allows it. */
async function sign(by: DeviceKeys, list: DeviceList, bare: object): Promise<SignedAct> {
  const act = { format: 1, number: list.number + 1, before: list.head, at: AT, by: by.id, company: list.company, ...bare };
  return { act, signature: await signJson(crypto, by.signingKey, ACT_PURPOSE, act) } as SignedAct;
}
const applied = (signed: SignedAct, list = company.list) => faultOf(() => applyAct(crypto, list, signed));

test('a list read from its acts is the one that was made; letters are given in turn, to who may give numbers', async () => {
  const list = await readList(crypto, company.list.company, company.acts);
  expect(list).toEqual(company.list);
  expect(list.devices.map(({ role, letter }) => [role, letter])).toEqual([
    ['owner', 'A'],
    ['recovery', undefined],
    ['owner', 'B'],
    ['staff', 'C'],
    ['accountant', undefined]
  ]);
  expect(JSON.parse(JSON.stringify(list))).toEqual(list);
});

describe('a relay that lies', () => {
  test('another company under the same id: its first act is not the one that the id stands for', async () => {
    const other = await newCompany();
    expect(await faultOf(() => readList(crypto, company.list.company, other.acts))).toBe('foreign');
  });
  test('a founder with a swapped key, however it is signed', async () => {
    const evil = await newDeviceKeys(crypto);
    const [first] = company.acts;
    const act = { ...first!.act, device: { ...(first!.act['device'] as object), signingKey: evil.publicKeys.signingKey } };
    const signed = { act, signature: await signJson(crypto, evil.signingKey, ACT_PURPOSE, act) };
    expect(await faultOf(() => foundList(crypto, company.list.company, signed))).toBe('foreign');
  });
  test('any leaf of any act changed, in a list that is read anew', async () => {
    const leaves = company.acts.flatMap(({ act }, at) => Object.keys(act).map((key) => [at, key] as const));
    for (const [at, key] of leaves) {
      const acts = structuredClone(company.acts);
      const value = acts[at]!.act[key];
      acts[at]!.act[key] = typeof value === 'number' ? value + 1 : typeof value === 'string' ? value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')) : { ...(value as object), id: newId() };
      expect([at, key, await faultOf(() => readList(crypto, company.list.company, acts))]).not.toEqual([at, key, undefined]);
    }
  });
  test('acts left out, reordered, or told twice', async () => {
    const { acts, list } = company;
    expect(await faultOf(() => readList(crypto, list.company, acts.toSpliced(2, 1)))).toBe('gap');
    expect(await faultOf(() => readList(crypto, list.company, [acts[1]!, acts[0]!]))).toBe('malformed');
    expect(await extendList(crypto, list, acts)).toEqual(list);
    expect(await faultOf(() => readList(crypto, list.company, []))).toBe('malformed');
  });
  test('a shorter list than the one that an invitation names; another one with the same length', async () => {
    const shorter = await readList(crypto, company.list.company, company.acts.slice(0, 3));
    expect(() => checkMark(shorter, { number: 4, head: company.list.hashes[3]! })).toThrow('gap');
    expect(() => checkMark(company.list, { number: 3, head: company.list.hashes[3]! })).toThrow('fork');
    expect(() => checkMark(company.list, { number: 3, head: company.list.hashes[2]! })).not.toThrow();
  });
  test('a fork: two acts in one place, both rightly signed', async () => {
    const [one, other] = [await nextAct(crypto, company.list, owner, AT, { verb: 'add', device: await device() }), await nextAct(crypto, company.list, company.founder, AT, { verb: 'add', device: await device() })];
    expect(await applied(other.signed, one.list)).toBe('fork');
    const onOther = await nextAct(crypto, other.list, owner, AT, { verb: 'rename', device: owner.id, name: 'AAAA' });
    expect(await applied(onOther.signed, one.list)).toBe('fork');
    expect(await applied(onOther.signed)).toBe('gap');
  });
  test('acts of another company, though the signer is in both', async () => {
    const signed = await sign(company.founder, company.list, { verb: 'rename', device: owner.id, name: 'AAAA', company: newId() });
    expect(await applied(signed)).toBe('foreign');
  });
});

describe('members without the right', () => {
  test.each(['staff', 'accountant'])('%s: no act of theirs counts', async (who) => {
    const by = who === 'staff' ? staff : accountant;
    const bare: NewAct[] = [
      { verb: 'add', device: await device() },
      { verb: 'rename', device: by.id, name: 'AAAA' },
      { verb: 'setRole', device: by.id, role: 'owner', upTo: {} },
      { verb: 'revoke', device: owner.id, upTo: {} },
      { verb: 'rotate', epoch: 2, chain: 'A'.repeat(80), check: 'A'.repeat(22) }
    ];
    for (const act of bare) expect([act.verb, await applied(await sign(by, company.list, act))]).toEqual([act.verb, 'role']);
  });
  test.each(['staff', 'accountant'])('%s: may leave, and who left speaks no more; that its keys are to be changed is seen, until they are', async (who) => {
    const by = who === 'staff' ? staff : accountant;
    const { list } = await nextAct(crypto, company.list, by, AT, { verb: 'revoke', device: by.id, upTo: { sales: 2 } });
    expect(deviceOf(list, by.id)?.revoked).toEqual({ at: AT, by: by.id, upTo: { sales: 2 }, epoch: 1 });
    expect([hasLeft(deviceOf(list, by.id)!), leftWithKeys(list), leftWithKeys(company.list)]).toEqual([true, true, false]);
    expect(await applied(await sign(by, list, { verb: 'rename', device: by.id, name: 'AAAA' }), list)).toBe('revoked');
    const change = await rotate(crypto, list, owner, company.founded.keys, AT);
    company.founded.keys.delete(2);
    expect(leftWithKeys(change.list)).toBe(false);
  });
  test('the last owner cannot leave', async () => {
    const alone = await newCompany();
    expect(await applied(await sign(alone.founder, alone.list, { verb: 'revoke', device: alone.founder.id, upTo: {} }), alone.list)).toBe('refused');
  });
  test('a stranger, and one who signs in the name of another', async () => {
    const stranger = await newDeviceKeys(crypto);
    expect(await applied(await sign(stranger, company.list, { verb: 'revoke', device: owner.id, upTo: {} }))).toBe('stranger');
    expect(await applied(await sign({ ...stranger, id: owner.id }, company.list, { verb: 'revoke', device: staff.id, upTo: {} }))).toBe('signature');
  });
  test('a revoked owner speaks no more', async () => {
    const { list } = await nextAct(crypto, company.list, company.founder, AT, { verb: 'revoke', device: owner.id, upTo: {} });
    expect(await applied(await sign(owner, list, { verb: 'rename', device: staff.id, name: 'AAAA' }), list)).toBe('revoked');
  });
});

describe('what the list refuses of anybody', () => {
  const refused: [string, () => Promise<object>][] = [
    ['an id that is there', async () => ({ verb: 'add', device: await device({ id: staff.id }) })],
    ['the signing key of another', async () => ({ verb: 'add', device: await device({ signingKey: staff.publicKeys.signingKey }) })],
    ['the wrapping key of another', async () => ({ verb: 'add', device: await device({ wrappingKey: staff.publicKeys.wrappingKey }) })],
    ['a letter that was given', async () => ({ verb: 'add', device: await device({ letter: 'B' }) })],
    ['a letter out of turn', async () => ({ verb: 'add', device: await device({ letter: 'E' }) })],
    ['a second recovery sheet', async () => ({ verb: 'add', device: await device({ role: 'recovery' }) })],
    ['scopes for an owner', async () => ({ verb: 'add', device: await device({ scopes: { sales: 'see' } }) })],
    ['staff without scopes', async () => ({ verb: 'add', device: await device({ role: 'staff' }) })],
    ['staff with the scope of keys', async () => ({ verb: 'add', device: await device({ role: 'staff', scopes: { keys: 'edit' } }) })],
    ['an accountant with a letter', async () => ({ verb: 'add', device: await device({ role: 'accountant', letter: 'D' }) })],
    ['a sheet made an owner', async () => ({ verb: 'setRole', device: company.list.devices[1]!.id, role: 'owner', upTo: {} })],
    ['an epoch left out', async () => ({ verb: 'rotate', epoch: 3, chain: 'A'.repeat(80), check: 'A'.repeat(22) })],
    ['somebody unknown revoked', async () => ({ verb: 'revoke', device: newId(), upTo: {} })]
  ];
  test.each(refused)('%s', async (_, make) => {
    expect(await applied(await sign(company.founder, company.list, await make()))).toBe('refused');
  });
  test('the last owner cannot go', async () => {
    const alone = await newCompany();
    for (const bare of [
      { verb: 'revoke', device: alone.founder.id, upTo: {} },
      { verb: 'setRole', device: alone.founder.id, role: 'accountant', upTo: {} }
    ]) {
      expect(await applied(await sign(alone.founder, alone.list, bare), alone.list)).toBe('refused');
    }
  });
  test('revoking twice', async () => {
    const { list } = await nextAct(crypto, company.list, owner, AT, { verb: 'revoke', device: staff.id, upTo: {} });
    expect(await applied(await sign(owner, list, { verb: 'revoke', device: staff.id, upTo: {} }), list)).toBe('refused');
  });
  test('a letter of a revoked device', async () => {
    const { list } = await nextAct(crypto, company.list, owner, AT, { verb: 'revoke', device: staff.id, upTo: {} });
    expect(await applied(await sign(owner, list, { verb: 'add', device: await device({ letter: 'C' }) }), list)).toBe('refused');
    expect(await applied(await sign(owner, list, { verb: 'add', device: await device({ letter: 'D' }) }), list)).toBeUndefined();
  });
});

test('acts of a newer app stop the list and say so; fields of a newer app are kept and signed', async () => {
  expect(await applied(await sign(owner, company.list, { verb: 'bless', device: staff.id }))).toBe('newer');
  expect(await applied(await sign(owner, company.list, { verb: 'rename', device: staff.id, name: 'AAAA', format: 2 }))).toBe('newer');
  expect(await applied(await sign(owner, company.list, { verb: 'rename', device: staff.id }))).toBe('malformed');
  const signed = await sign(owner, company.list, { verb: 'rename', device: staff.id, name: 'AAAA', mood: { colour: 'blue' } });
  expect(await applied(signed)).toBeUndefined();
  expect(await applied({ ...signed, act: { ...signed.act, mood: { colour: 'red' } } })).toBe('signature');
});

test('whatever JSON comes as an act, a SyncError is all that happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.constantFrom('device', 'upTo', 'scopes', 'by', 'number', 'before', 'at', 'chain'), async (one, other, key) => {
      expect(await faultOf(() => applyAct(crypto, company.list, one as unknown as SignedAct))).toBe('malformed');
      const act = { ...company.acts.at(-1)!.act, number: company.list.number + 1, [key]: other };
      expect(await faultOf(() => applyAct(crypto, company.list, { act, signature: company.acts[0]!.signature } as SignedAct))).toMatch(/malformed|fork|gap|signature|stranger|role/);
    }),
    { numRuns: 300 }
  );
});

describe('rights hang on the running number alone', () => {
  test('what a revoked device wrote before counts, what it writes later does not, in whatever order both come', async () => {
    const change = await revokeDevice(crypto, company.list, owner, company.founded.keys, AT, staff.id, { sales: 7 });
    company.founded.keys.delete(2);
    const header = { device: staff.id, scope: 'sales', issues: [], kind: 'change' as const };
    const check = (n: number, scope = 'sales') => faultOf(async () => checkAuthor(change.list, { ...header, scope, n }));
    expect(await check(7)).toBeUndefined();
    expect(await check(8)).toBe('revoked');
    expect(await check(1, 'contacts')).toBe('revoked');
    expect(await faultOf(async () => liveDevice(change.list, staff.id))).toBe('revoked');
  });
  test('each of several roles has its own numbers', async () => {
    let { list } = company;
    const to = async (bare: object) => {
      list = await applyAct(crypto, list, await sign(owner, list, bare));
    };
    await to({ verb: 'setRole', device: staff.id, role: 'staff', scopes: { sales: 'see' }, upTo: { sales: 3 } });
    await to({ verb: 'setRole', device: staff.id, role: 'owner', upTo: { sales: 3 } });
    await to({ verb: 'revoke', device: staff.id, upTo: { sales: 9 } });
    expect([1, 3, 4, 9].map((n) => rightsAt(list, staff.id, 'sales', n).role)).toEqual(['staff', 'staff', 'owner', 'owner']);
    expect(() => rightsAt(list, staff.id, 'sales', 10)).toThrow('revoked');
    expect(() => rightsAt(list, newId(), 'sales', 1)).toThrow('stranger');
    expect(deviceOf(list, staff.id)!.before).toHaveLength(2);
  });
});

test('an act travels as a row of the log and back', async () => {
  for (const signed of company.acts) {
    const row = readEnvelope(await actEnvelope(crypto, company.list.company, signed));
    expect(row.header).toMatchObject({ scope: 'keys', epoch: 0, device: signed.act.by, n: signed.act.number });
    expect(envelopeAct(row)).toEqual(signed);
  }
});

test('a signature written in its other valid form changes neither hash nor list', async () => {
  const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
  const next = await nextAct(crypto, company.list, owner, AT, { verb: 'rename', device: staff.id, name: 'AAAA' });
  const bytes = Buffer.from(next.signed.signature, 'base64url');
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const signature = toBase64url(Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]));
  expect(signature).not.toBe(next.signed.signature);
  expect(await applyAct(crypto, company.list, { ...next.signed, signature })).toEqual(next.list);
  expect(await applyAct(crypto, next.list, { ...next.signed, signature })).toBe(next.list);
  expect(await actHash(crypto, next.signed.act)).toBe(next.list.head);
});

test('random lives of a company: read by others, they are the same list, with one letter each and an owner left', async () => {
  const verb = fc.tuple(fc.constantFrom('add', 'add', 'staff', 'rename', 'revoke', 'rotate'), fc.nat(), fc.nat());
  await fc.assert(
    fc.asyncProperty(fc.array(verb, { maxLength: 12 }), async (verbs) => {
      const made = await newCompany();
      const authors = new Map([[made.founder.id, made.founder]]);
      for (const [what, who, whom] of verbs) {
        const owners = made.list.devices.filter(({ role, revoked }) => role === 'owner' && !revoked);
        const by = authors.get(owners[who % owners.length]!.id)!;
        const target = made.list.devices[whom % made.list.devices.length]!;
        if (what === 'add' || what === 'staff') {
          const keys = await join(made, what === 'add' ? { role: 'owner' } : { role: 'staff', scopes: { sales: 'edit' } });
          authors.set(keys.id, keys);
          continue;
        }
        const may = !target.revoked && !(what === 'revoke' && target.id === made.founder.id);
        if (what === 'rotate') {
          const change = await rotate(crypto, made.list, by, made.founded.keys, AT);
          made.list = change.list;
          made.acts.push(...change.acts);
        } else if (may) {
          const bare: NewAct = what === 'rename' ? { verb: 'rename', device: target.id, name: 'AAAA' } : { verb: 'revoke', device: target.id, upTo: {} };
          const next = await nextAct(crypto, made.list, by, AT, bare);
          made.list = next.list;
          made.acts.push(next.signed);
        }
      }
      expect(await readList(crypto, made.list.company, made.acts)).toEqual(made.list);
      const letters = made.list.devices.flatMap(({ letter }) => letter ?? []);
      expect(new Set(letters).size).toBe(letters.length);
      expect(made.list.devices.some(({ role, revoked }) => role === 'owner' && !revoked)).toBe(true);
    }),
    { numRuns: 8 }
  );
}, 60_000);
