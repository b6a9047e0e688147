// A relay that lies, and odd envelopes among good ones: each is noticed, nothing is lost, the rest goes on.
import { beforeEach, describe, expect, test } from 'vitest';
import type { CompanyStore } from '#store/company.ts';
import { customer, draft } from '#store/conformance/samples.ts';
import { compactSome } from '#store/sync/compaction/compact.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { readState, type SyncState } from '#store/sync/state.ts';
import { readEnvelope, writeEnvelope } from '#sync/codec/envelope.ts';
import type { Header } from '#sync/codec/header.ts';
import type { Item } from '#sync/codec/items.ts';
import type { Row } from '#sync/codec/page.ts';
import { sealEnvelope } from '#sync/envelope/seal.ts';
import { newDeviceKeys } from '#sync/keys/found.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { nextAct } from '#sync/list/act.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import { AT, crypto, newEnvelopeId } from './company.ts';
import { OWNER } from './devices.ts';
import { headerOf, type Lies, lyingNet } from './lying-relay.ts';
import { founder, invited, meet, outcome, type Person } from './people.ts';
import { eachWithRelay, relay } from './each-relay.ts';

const listPhase = { kind: 'stop', phase: { state: 'attention', why: 'list' } };
const state = <K extends keyof SyncState>({ store }: Pick<Person, 'store'>, key: K) => store.connection.run((db) => readState(db, key));
const aside = async (store: CompanyStore) => (await store.quarantined()).map(({ reason, kind }) => [reason, kind]);

eachWithRelay();
let laptop: Person;
let tablet: Person;
let phone: Person;
/** What the phone is told by the relay. */
let lies: Lies;
beforeEach(async () => {
  lies = {};
  laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
  tablet = await invited(laptop, OWNER, 'Tablet');
  phone = await invited(laptop, OWNER, 'Phone', lyingNet(lies));
  await meet(laptop, tablet, phone);
});

const edit = ({ store }: Person, orderReference: string) => store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference }));
const addCustomer = ({ store }: Person, id: string) => store.edit('customer', id, () => customer(id));

/** Three envelopes of the laptop: a customer, the change that something is done to, another customer. */
async function written(): Promise<void> {
  for (const work of [() => addCustomer(laptop, 'C1'), () => edit(laptop, 'changed'), () => addCustomer(laptop, 'C2')]) {
    await work();
    await meet(laptop);
  }
}

const isTheChange = (row: Row) => headerOf(row).scope === 'sales';
const theChange = (how: (row: Row) => Row[]) => (rows: Row[]) => rows.flatMap((row) => (isTheChange(row) ? how(row) : [row]));

/** The others are there, and the change is not. */
async function restIsThere(): Promise<void> {
  for (const id of ['C1', 'C2']) expect(await phone.store.get('customer', id)).toBeDefined();
  expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBeUndefined();
}

async function changeIsThere(): Promise<void> {
  expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('changed');
}

/** An envelope as a member could make it who holds the key of scope `sales`. */
async function sealed(header: Partial<Header>, items: Item[], signingKey?: Awaited<ReturnType<typeof newDeviceKeys>>['signingKey']): Promise<Uint8Array> {
  const [list, ring, keys] = await Promise.all([state(laptop, 'list'), state(laptop, 'ring'), state(laptop, 'keys')]);
  const whole: Header = {
    ...{ id: newEnvelopeId(), company: list!.company, scope: 'sales', epoch: list!.epochs.length, device: keys!.id, n: 1000 },
    ...{ kind: 'change', contains: [], issues: [] },
    ...header
  };
  return sealEnvelope(crypto, whole, items, new KeyRing(ring).get(whole.scope, whole.epoch)!, signingKey ?? keys!.signingKey);
}

describe('an envelope', () => {
  test('that was changed on its way is set aside and shown; shown as it is, it is taken', async () => {
    await written();
    await laptop.store.edit('invoice', 'D2', () => draft('D2'));
    await meet(laptop);
    let changed = 0;
    lies.rows = theChange(({ seq, envelope }) => [{ seq, envelope: changed++ > 0 ? envelope : envelope.map((byte, i) => (i === envelope.length - 9 ? byte ^ 1 : byte)) }]);
    expect(await outcome(phone)).toBe('kept-back');
    expect(await aside(phone.store)).toEqual([['envelope', 'tag']]);
    await restIsThere();
    lies.rows = undefined;
    // What is missing is asked for again at the next start.
    expect(await outcome(phone, true)).toBe('fine');
    await changeIsThere();
  });

  const spoilt = (envelope: Uint8Array) => envelope.map((byte, i) => (i === envelope.length - 9 ? byte ^ 1 : byte));

  test('that is the last of its author and was changed on its way is set aside once and said, though nothing later shows a gap; shown as it is, it is taken', async () => {
    await addCustomer(laptop, 'C1');
    await edit(laptop, 'changed');
    lies.rows = (rows) => rows.map((row) => (isTheChange(row) && headerOf(row).n > 1 ? { ...row, envelope: spoilt(row.envelope) } : row));
    await meet(laptop);
    for (const away of [false, true, true]) expect(await outcome(phone, away)).toBe('kept-back');
    expect(await aside(phone.store)).toEqual([['envelope', 'tag']]);
    expect(await phone.store.get('customer', 'C1')).toBeDefined();
    lies.rows = undefined;
    expect(await outcome(phone, true)).toBe('fine');
    await changeIsThere();
  });

  test('that was changed on its way and came with a snapshot instead is missed no longer', async () => {
    lies.rows = (rows) => rows.map((row) => (isTheChange(row) && headerOf(row).n > 1 ? { ...row, envelope: spoilt(row.envelope) } : row));
    for (let n = 0; n < 9; n++) {
      await edit(laptop, `change ${n}`);
      await meet(laptop);
    }
    expect(await outcome(phone)).toBe('kept-back');
    expect(await aside(phone.store)).toHaveLength(9);
    await compactSome(laptop.connected, 9);
    lies.rows = undefined;
    expect(await outcome(phone, true)).toBe('fine');
    expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('change 8');
  });

  test('that was changed on its way by a relay that was then put back is no matter any more: places in the log are others now', async () => {
    const back = await relay.backup();
    lies.rows = theChange(({ seq, envelope }) => [{ seq, envelope: spoilt(envelope) }]);
    await edit(laptop, 'changed');
    await meet(laptop);
    expect(await outcome(phone)).toBe('kept-back');
    lies.rows = undefined;
    await back();
    await meet(laptop);
    await addCustomer(tablet, 'C1');
    await meet(tablet);
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
    expect(await aside(phone.store)).toEqual([]);
  });

  test('signed by somebody else, or of an author who is on no list, is not applied; the first is set aside, the other waits', async () => {
    await written();
    const stranger = await newDeviceKeys(crypto);
    const note: Item = { type: 'update', record: 'D1', kind: 'invoice', bytes: new Uint8Array([0, 0]) };
    const [forged, foreign] = [await sealed({}, [note], stranger.signingKey), await sealed({ device: stranger.id, n: 1 }, [note], stranger.signingKey)];
    lies.rows = theChange(({ seq }) => [{ seq, envelope: forged }]);
    expect(await outcome(phone)).toBe('fine');
    expect(await aside(phone.store)).toEqual([['envelope', 'signature']]);
    await restIsThere();
    await edit(laptop, 'changed again');
    await meet(laptop);
    lies.rows = theChange(({ seq }) => [{ seq, envelope: foreign }]);
    expect(await outcome(phone)).toBe('kept-back');
    await restIsThere();
  });

  test('in which something is of a newer app is kept: update, it says', async () => {
    await written();
    const newer = await sealed({}, [{ type: 'unknown', code: 99, bytes: new Uint8Array([1]) }]);
    const newerStill = new Uint8Array(newer);
    newerStill[0] = 2;
    for (const [i, envelope] of [newer, newerStill].entries()) {
      lies.rows = theChange((row) => [{ ...row, envelope }]);
      expect(await outcome(phone)).toBe('newer');
      expect(await phone.store.connection.run((db) => db.later.count())).toBe(i + 1);
      await restIsThere();
      await edit(laptop, `changed ${i}`);
      await meet(laptop);
    }
  });

  test('shown again in another place, or in another order, changes nothing', async () => {
    await written();
    const first = (await laptop.connected.relay.pull({ after: 0 })).rows.find((row) => isTheChange(row))!;
    lies.rows = (rows) => {
      const shuffled = rows.map(({ envelope }) => envelope).reverse();
      return rows.map(({ seq }, i) => ({ seq, envelope: shuffled[i]! }));
    };
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
    await edit(laptop, 'later');
    await meet(laptop);
    lies.rows = theChange((row) => [{ ...row, envelope: first.envelope }]);
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
    expect(await aside(phone.store)).toEqual([]);
  });

  test('under another running number than it was given is set aside', async () => {
    await written();
    lies.rows = theChange(({ seq, envelope }) => {
      const { header, body } = readEnvelope(envelope);
      return [{ seq, envelope: writeEnvelope({ header: { ...header, n: header.n + 7 }, body }) }];
    });
    await outcome(phone);
    expect(await aside(phone.store)).toEqual([['envelope', 'tag']]);
    await restIsThere();
  });

  test('under a number that its author gave to another one is set aside, and what stood first stays', async () => {
    await written();
    expect(await outcome(phone)).toBe('fine');
    const { n } = headerOf((await laptop.connected.relay.pull({ after: 0 })).rows.findLast(isTheChange)!);
    await edit(laptop, 'later');
    await meet(laptop);
    const twin = await sealed({ n }, [{ type: 'update', record: 'X', kind: 'invoice', bytes: new Uint8Array([0, 0]) }]);
    lies.rows = theChange((row) => [{ ...row, envelope: twin }]);
    await outcome(phone);
    expect(await aside(phone.store)).toEqual([['envelope', 'replay']]);
    await changeIsThere();
  });
});

describe('kept back', () => {
  test('in the middle: the gap is said, and asked for again', async () => {
    await written();
    await edit(laptop, 'changed');
    await laptop.store.edit('invoice', 'D2', () => draft('D2'));
    await meet(laptop);
    let dropped = 0;
    lies.rows = theChange((row) => (dropped++ === 0 ? [] : [row]));
    expect(await outcome(phone)).toBe('kept-back');
    expect(await phone.store.get('invoice', 'D2')).toBeDefined();
    await restIsThere();
    // Said again as long as it is so, and not downloaded again with every pass.
    lies.rows = () => [];
    expect(await outcome(phone)).toBe('kept-back');
    lies.rows = undefined;
    expect(await outcome(phone)).toBe('kept-back');
    expect(await outcome(phone, true)).toBe('fine');
    await changeIsThere();
  });

  test('at the end: what another device had seen of it tells', async () => {
    await written();
    await meet(tablet);
    await edit(tablet, 'of the tablet');
    await meet(tablet);
    const { id } = (await state(laptop, 'keys'))!;
    lies.rows = theChange((row) => (headerOf(row).device === id ? [] : [row]));
    expect(await outcome(phone)).toBe('kept-back');
    lies.rows = undefined;
    expect(await outcome(phone, true)).toBe('fine');
    expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('of the tablet');
  });

  test('the keys of what is shown: it waits, and is read when they come, with no new act', async () => {
    await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
    await written();
    lies.keys = ({ grant: _grant, ...answer }) => answer;
    expect(await outcome(phone)).toBe('kept-back');
    expect(await phone.store.get('customer', 'C1')).toBeUndefined();
    lies.keys = undefined;
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
  });

  test('the acts on the device list: nothing is read with the keys that came after them, until they are shown', async () => {
    const { number } = (await state(phone, 'list'))!;
    await revokeMember(laptop.connected, (await members(laptop.connected)).devices[1]!.id);
    await written();
    lies.keys = (answer) => ({ ...answer, acts: answer.acts.filter((act) => ((act as SignedAct).act['number'] as number) <= number), grant: undefined });
    expect(await outcome(phone)).toBe('kept-back');
    lies.keys = undefined;
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
  });
});

describe('the device list', () => {
  test('with another key for a device is not taken; what was there stays', async () => {
    const before = await state(phone, 'list');
    await invited(laptop, OWNER, 'Another');
    await written();
    const { publicKeys } = await newDeviceKeys(crypto);
    lies.keys = (answer) => ({ ...answer, acts: (answer.acts as SignedAct[]).map(({ act, signature }) => ({ signature, act: { ...act, device: { ...(act['device'] as object), signingKey: publicKeys.signingKey } } })) });
    expect(await outcome(phone)).toEqual(listPhase);
    expect(await state(phone, 'list')).toEqual(before);
    expect((await phone.store.get('invoice', 'D1'))?.id).toBe('D1');
    lies.keys = undefined;
    expect(await outcome(phone)).toBe('fine');
    await changeIsThere();
  });

  test('that goes on from another act than the one that is known is not taken', async () => {
    const [list, keys] = [(await state(laptop, 'list'))!, (await state(laptop, 'keys'))!];
    const { devices } = list;
    const rename = (of: typeof list, name: string) => nextAct(crypto, of, keys, AT, { verb: 'rename', device: devices[0]!.id, name });
    // Two lists from one point, both signed by an owner: the phone has the one, and is shown the other.
    const [one, other] = [await rename(list, 'AAAA'), await rename(list, 'BBBB')];
    const after = await rename(other.list, 'CCCC');
    await invited(laptop, OWNER, 'Another');
    lies.keys = (answer) => ({ ...answer, acts: [one.signed] });
    await outcome(phone);
    expect((await state(phone, 'list'))?.head).toBe(one.list.head);
    await invited(laptop, OWNER, 'And another');
    lies.keys = (answer) => ({ ...answer, acts: [after.signed] });
    expect(await outcome(phone)).toEqual(listPhase);
    expect((await state(phone, 'list'))?.head).toBe(one.list.head);
  });

  test('shown to who joins must be the one of the inviter', async () => {
    const thief = await founder(relay);
    const list = await thief.connected.relay.keys(0);
    const other: Lies = { keys: (answer) => ({ ...answer, acts: list.acts }) };
    await expect(invited(laptop, OWNER, 'New', lyingNet(other))).rejects.toMatchObject({ name: 'SyncError' });
  });
});
