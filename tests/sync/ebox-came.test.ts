// What the relay brings from an e-Box, on the devices that may have it: one record a message, whichever of them takes it over, and nothing of it anywhere else.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DOCUMENT_FLAG } from '#domain/company-document/flags.ts';
import type { CompanyDocument } from '#domain/company-document/model.ts';
import { putConnection } from '#store/connections/connections.ts';
import { leavesOf } from '#store/record/doc.ts';
import { load } from '#store/record/load.ts';
import { COMPANY_DOCUMENTS_SCOPE, PURCHASES_SCOPE } from '#sync/scopes.ts';
import type { Ebox } from '#sync/inbox/ebox.ts';
import { type EboxSettings, eboxSettings } from '#sync/wire/connections.ts';
import type { Bringing } from '../../relay/connections/type.ts';
import { OWNER } from './devices.ts';
import { founder, invited, meet, outcome, type Person } from './people.ts';
import { RealRelay } from './real-relay.ts';

const CONNECTION = 'ebox';
const SETTINGS: EboxSettings = { environment: 'production', client: 'self_service', company: { name: 'Ateliers', number: '0987654394' }, shows: 'always', archive: 'ask' };
interface Item {
  message: Ebox;
  files: Uint8Array<ArrayBuffer>[];
}

/** Brings what the test puts there; all else is the relay's own way. */
class Brought {
  #items: Item[] = [];
  #wake = (): void => undefined;
  readonly type: Bringing<EboxSettings> = {
    ...{ type: 'ebox', settings: eboxSettings, secrets: [], shownTo: () => '', test: () => Promise.resolve([]) },
    run: async (job) => {
      while (!job.signal.aborted) {
        for (const item of this.#items.splice(0)) await job.keep({}, { ...item, outside: await job.outside(JSON.stringify(item.message)), receivedAt: Date.parse(item.message.receivedAt) });
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          job.signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return { rest: 0 };
    }
  };

  bring(item: Item): void {
    this.#items.push(item);
    this.#wake();
  }
}

const attachment = (id: string, isMain: boolean) => ({ id, title: { fr: id }, fileName: `${id}.pdf`, isMain, mediaType: 'application/pdf', size: 10, isSigned: false });
const message = (id: string, more: object = {}) => ({
  ...{ id, subject: { fr: `Avis ${id}` }, receivedAt: '2026-11-20T08:00:00.000Z', isRead: false, isVisible: true, isRegistered: false, sender: { number: '0206731645' }, typeId: 't' },
  ...{ attachments: [attachment('main', true), attachment('annex', false)], isReplyAllowed: false, facts: [] },
  ...more
});
const item = (messages: object[], { at = '2026-11-22T09:00:00.000Z', files = [] as { of: Ebox['files'][number]['of']; bytes: Uint8Array<ArrayBuffer> }[] } = {}): Item => ({
  message: {
    ...{ kind: 'ebox', receivedAt: at, provider: { id: 'onss', name: { fr: 'ONSS' } } },
    messages: messages.map((one) => ({ message: one as Ebox['messages'][number]['message'], sender: { name: { fr: 'Office national' } } })),
    files: files.map(({ of, bytes }, n) => ({ name: `f${n}.pdf`, type: 'application/pdf', size: bytes.length, of }))
  },
  files: files.map(({ bytes }) => bytes)
});
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text}`);

let relay: RealRelay;
let brought: Brought;
let owner: Person;
beforeEach(async () => {
  brought = new Brought();
  relay = await RealRelay.start({ secret: 'of this test alone, and long enough', connectionTypes: [brought.type] });
  owner = await founder(relay);
  await putConnection(owner.connected, CONNECTION, { type: 'ebox', settings: SETTINGS });
});
afterEach(() => relay.close());

const waiting = async (): Promise<number> => relay.relay.storage.inbox.size((await relay.relay.storage.connections.all())[0]!.company);
const arrives = async (one: Item) => {
  const before = await waiting();
  brought.bring(one);
  await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(before), { timeout: 20_000, interval: 10 });
};
// The smallest PNG there is: one pixel.
const PNG = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64'));

async function documents({ store }: Person): Promise<CompanyDocument[]> {
  const { ids } = await store.list('companyDocuments', { sort: { by: 'title' }, limit: Infinity });
  return (await Promise.all(ids.map((id) => store.get('companyDocument', id)))).map((one) => one!);
}
const leaves = ({ store }: Person) =>
  store.connection.run(async (db) => {
    const ids = (await db.companyDocuments.toCollection().primaryKeys()).toSorted();
    return Promise.all(ids.map(async (id) => [id, [...leavesOf(load(await db.updates.where('record').equals(id).toArray()).doc)].sort(([a], [b]) => (a < b ? -1 : 1))]));
  });

test('a page of messages is a record each on every device that may, though two unpack it at once; gone from the relay then', async () => {
  const phone = await invited(owner, OWNER);
  await meet(owner, phone);
  await arrives(item([message('a'), message('b', { payment: { cents: 500, currency: 'EUR', iban: 'BE16985000000174' } })]));
  expect(await Promise.all([outcome(owner), outcome(phone)])).toEqual(['fine', 'fine']);
  await meet(owner, phone);
  expect(await waiting()).toBe(0);
  for (const person of [owner, phone]) expect(await documents(person)).toMatchObject([{ ebox: { message: { id: 'a' }, senderName: { fr: 'Office national' } } }, { ebox: { message: { id: 'b' } }, total: 500 }]);
  expect(await leaves(phone)).toEqual(await leaves(owner));
  // The same page once more, from a relay that was set back: nothing is there twice.
  await arrives(item([message('a'), message('b')], { at: '2026-11-22T10:00:00.000Z' }));
  await meet(owner, phone);
  expect(await documents(phone)).toHaveLength(2);
});

test('an attachment that comes later joins its message, waits where that is not here yet, and its bytes reach the other devices', async () => {
  const phone = await invited(owner, OWNER);
  await meet(owner, phone);
  const bytes = pdf('main');
  await arrives(item([], { files: [{ of: { message: 'a', attachment: 'main' }, bytes }] }));
  await meet(owner, phone);
  expect([await documents(owner), await waiting()]).toEqual([[], expect.toSatisfy((left: number) => left > bytes.length)]);
  await arrives(item([message('a')]));
  await meet(owner, phone, owner, phone);
  expect(await waiting()).toBe(0);
  const hash = createHash('sha256').update(bytes).digest('hex');
  for (const person of [owner, phone]) expect(await documents(person)).toMatchObject([{ files: [{ hash, type: 'application/pdf', attachment: 'main', name: 'f0.pdf' }] }]);
  expect(await leaves(phone)).toEqual(await leaves(owner));
});

test('read at the government afterwards, the record says so, and keeps what a person wrote', async () => {
  await arrives(item([message('a')]));
  await meet(owner);
  const [{ id }] = (await documents(owner)) as [CompanyDocument];
  await owner.store.edit('companyDocument', id, (one) => ({ ...one!, note: 'vu avec Sofie' }));
  await arrives(item([message('a', { isRead: true })], { at: '2026-11-22T11:00:00.000Z' }));
  await meet(owner);
  expect(await documents(owner)).toMatchObject([{ note: 'vu avec Sofie', ebox: { message: { isRead: true } } }]);
});

test('staff without the right have nothing of it; who may see has it and takes nothing over; the accountant sees', async () => {
  const purchaser = await invited(owner, { role: 'staff', scopes: { [PURCHASES_SCOPE]: 'edit' } });
  const viewer = await invited(owner, { role: 'staff', scopes: { [COMPANY_DOCUMENTS_SCOPE]: 'see' } });
  const accountant = await invited(owner, { role: 'accountant' });
  await meet(owner, purchaser, viewer, accountant);
  await arrives(item([message('a')]));
  await meet(purchaser, viewer, accountant);
  expect(await waiting()).toBeGreaterThan(0);
  await meet(owner, purchaser, viewer, accountant);
  expect(await Promise.all([owner, purchaser, viewer, accountant].map(async (person) => (await documents(person)).length))).toEqual([1, 0, 1, 1]);
  const [{ id }] = (await documents(viewer)) as [CompanyDocument];
  for (const person of [viewer, accountant]) await expect(person.store.edit('companyDocument', id, (one) => ({ ...one!, note: 'x' }))).rejects.toMatchObject({ code: 'role' });
});

test('a sender’s logo is kept with one of its messages, for all devices; a drawing that may hold scripts is not', async () => {
  const phone = await invited(owner, OWNER);
  await meet(owner, phone);
  const png = new Uint8Array(PNG);
  await arrives(item([message('a'), message('b')]));
  await meet(owner, phone);
  await arrives(item([], { files: [{ of: { sender: '0206731645' }, bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') }] }));
  await meet(owner, phone);
  expect((await documents(owner)).filter(({ logo }) => logo)).toEqual([]);
  await arrives(item([], { files: [{ of: { sender: '0206731645' }, bytes: png }, { of: { sender: '0999999922' }, bytes: png }] }));
  await meet(owner, phone, owner, phone);
  const hash = createHash('sha256').update(png).digest('hex');
  for (const person of [owner, phone]) {
    expect((await documents(person)).flatMap(({ logo }) => (logo ? [logo] : []))).toEqual([{ hash, type: 'image/png' }]);
    const { ids } = await person.store.list('companyDocuments', { where: [{ column: 'flags', bits: DOCUMENT_FLAG.logo }], sort: { by: 'id' } });
    expect(await person.store.rows('companyDocuments', ids)).toMatchObject([{ sender: '0206731645', logo: hash }]);
  }
  expect(await waiting()).toBe(0);
});
