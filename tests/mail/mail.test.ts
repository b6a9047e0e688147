// Mail that comes into a folder of a real IMAP server reaches every device of the company as purchases, once, and nobody else.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import JSZip from 'jszip';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Purchase } from '#domain/purchase/model.ts';
import { putConnection, connections, newConnectionId, removeConnection, testConnection } from '#store/connections/connections.ts';
import { leavesOf } from '#store/record/doc.ts';
import { load } from '#store/record/load.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import type { ConnectionPut, ImapSettings } from '#sync/wire/connections.ts';
import { imapConnection } from '../../relay/connections/imap/imap.ts';
import { OWNER } from '../sync/devices.ts';
import { founder, invited, meet, outcome, type Person } from '../sync/people.ts';
import { RealRelay } from '../sync/real-relay.ts';
import { Dovecot, PASSWORD, USER } from './dovecot.ts';
import { message, pdf, UBL } from './messages.ts';

const SECRET = 'a secret of the relay by chance 0123456789';
let dovecot: Dovecot;
let relay: RealRelay;
let laptop: Person;
beforeAll(async () => {
  dovecot = await Dovecot.start();
});
afterAll(() => dovecot.close());
beforeEach(async () => {
  await dovecot.clear();
  relay = await RealRelay.start({ secret: SECRET, connectionTypes: [imapConnection({ local: true, ca: dovecot.ca })] });
  laptop = await founder(relay);
});
afterEach(() => relay.close());

const settings = (more: Partial<ImapSettings> = {}): ImapSettings => ({ host: 'localhost', port: dovecot.ports.tls, security: 'tls', user: USER, folder: 'INBOX', ...more });
const imap = (more: Partial<ImapSettings> = {}, password: string | undefined = PASSWORD): ConnectionPut => ({
  type: 'imap',
  settings: settings(more),
  ...(password !== undefined && { secrets: { password } })
});
const company = async (): Promise<string> => (await relay.relay.storage.connections.all())[0]!.company;
const stateOf = async () => (await connections(laptop.connected))[0]!;
/** Until the relay has taken so many messages. */
const came = (count: number) => vi.waitFor(async () => expect(await takenCount()).toBe(count), { timeout: 60_000, interval: 20 });
async function takenCount(): Promise<number> {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(path.join(relay.folder, 'relay.sqlite'), { readOnly: true });
  try {
    return Number(db.prepare('select count(*) as n from connection_taken').get()?.['n']);
  } finally {
    db.close();
  }
}
const waiting = async (): Promise<number> => relay.relay.storage.inbox.size(await company());

async function purchasesOf({ store }: Person): Promise<Purchase[]> {
  const ids = await store.connection.run((db) => db.purchases.toCollection().primaryKeys());
  const found = await Promise.all(ids.map((id) => store.get('purchase', id)));
  return found.filter((one) => one !== undefined).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}
const nameOf = ({ source, files }: Purchase): string => `${source.subject} ${files[0]?.name ?? ''}`;
/** All that is stored of purchases, to the last leaf. */
const leaves = ({ store }: Person) =>
  store.connection.run(async (db) => {
    const ids = (await db.purchases.toCollection().primaryKeys()).toSorted();
    return Promise.all(ids.map(async (id) => [id, [...leavesOf(load(await db.updates.where('record').equals(id).toArray()).doc)].sort(([a], [b]) => (a < b ? -1 : 1))]));
  });
const bytesOf = async ({ store }: Person, { files: [file] }: Purchase) => new Uint8Array(await (await store.blob(file!.hash))!.arrayBuffer());

describe('mail', () => {
  it('is on two devices, one purchase for each file that can be used, once, though both unpack it at the same time', async () => {
    const phone = await invited(laptop, OWNER);
    await putConnection(laptop.connected, 'imap', imap());
    await meet(laptop, phone);
    await dovecot.deliver(
      message({
        parts: [
          { name: 'facture.pdf', bytes: pdf(1) },
          { name: 'facture.xml', type: 'text/xml', bytes: UBL },
          { name: 'logo.png', type: 'image/png', bytes: Buffer.from('\x89PNG\r\n\x1a\nsmall', 'latin1'), inline: true },
          { name: 'conditions.docx', bytes: Buffer.from('PK\x03\x04 word') },
          { name: 'archive.zip', type: 'application/zip', bytes: Buffer.from('PK\x03\x04 zip') }
        ]
      })
    );
    await dovecot.deliver(message({ subject: 'Rappel', text: 'Où en est le paiement ?\r\nMerci', parts: [{ name: 'rappel.docx', bytes: Buffer.from('PK\x03\x04 word') }] }));
    await came(2);
    expect(await Promise.all([outcome(laptop), outcome(phone)])).toEqual(['fine', 'fine']);
    await meet(laptop, phone);
    for (const person of [laptop, phone]) {
      const [archive, facture, ubl, reminder, ...more] = await purchasesOf(person);
      expect(more).toEqual([]);
      expect(archive).toMatchObject({ unreadable: 'zip', files: [{ name: 'archive.zip', type: 'application/octet-stream', size: 8 }] });
      expect(facture).toMatchObject({ source: { way: 'mail', from: 'Brasserie du Port <factures@brasserie.example>', subject: 'Facture 2026-17' }, files: [{ name: 'facture.pdf', type: 'application/pdf' }] });
      expect(facture!.unreadable).toBeUndefined();
      expect(await bytesOf(person, facture!)).toEqual(new Uint8Array(pdf(1)));
      expect(ubl!.files).toMatchObject([{ name: 'facture.xml', type: 'application/xml' }]);
      expect(reminder).toMatchObject({ unreadable: 'noAttachment', files: [], note: 'Où en est le paiement ?\nMerci\n\nrappel.docx' });
    }
    expect(await leaves(phone)).toEqual(await leaves(laptop));
    expect(await waiting()).toBe(0);
    expect(await dovecot.files()).toHaveLength(2);
    expect((await dovecot.files()).filter((name) => /:2,.*S/.test(name))).toEqual([]);
  });

  it('with an archive is opened into its documents on both devices at once, each once; what is no document stays in the archive, which is kept then', async () => {
    const phone = await invited(laptop, OWNER);
    await putConnection(laptop.connected, 'imap', imap());
    await meet(laptop, phone);
    const zip = async (files: Record<string, Uint8Array>) => {
      const made = new JSZip();
      for (const [name, bytes] of Object.entries(files)) made.file(name, bytes, { createFolders: false });
      return made.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    const whole = await zip({ 'a/1.pdf': pdf(1), '../../2.xml': UBL, 'inner.zip': await zip({ '3.pdf': pdf(3) }) });
    const part = await zip({ '4.pdf': pdf(4), 'bomb.pdf': new Uint8Array(50_000_000), 'readme.txt': Buffer.from('hello') });
    await dovecot.deliver(message({ subject: 'Archives', parts: [{ name: 'whole.zip', type: 'application/zip', bytes: whole }, { name: 'part.zip', type: 'application/zip', bytes: part }] }));
    await came(1);
    expect(await Promise.all([outcome(laptop), outcome(phone)])).toEqual(['fine', 'fine']);
    await meet(laptop, phone);
    for (const person of [laptop, phone]) {
      const found = await purchasesOf(person);
      expect(found.map(({ files: [file], source, unreadable, note }) => [file?.name, file?.type, source.archive, unreadable, note])).toEqual([
        ['1.pdf', 'application/pdf', 'whole.zip', undefined, undefined],
        ['2.xml', 'application/xml', 'whole.zip', undefined, undefined],
        ['3.pdf', 'application/pdf', 'whole.zip', undefined, undefined],
        ['4.pdf', 'application/pdf', 'part.zip', undefined, undefined],
        ['part.zip', 'application/octet-stream', undefined, 'zipRest', 'bomb.pdf\nreadme.txt']
      ]);
      expect(await bytesOf(person, found[2]!)).toEqual(new Uint8Array(pdf(3)));
      expect(await bytesOf(person, found[4]!)).toEqual(new Uint8Array(part));
    }
    expect(await leaves(phone)).toEqual(await leaves(laptop));
    expect(await waiting()).toBe(0);
  });

  it('that came while everybody was away is not made again, nor set back, by a device that unpacks it late', async () => {
    const phone = await invited(laptop, OWNER);
    await putConnection(laptop.connected, 'imap', imap());
    await meet(laptop, phone);
    await dovecot.deliver(message({ parts: [{ name: 'a.pdf', bytes: pdf(1) }] }));
    await came(1);
    // What the phone fetched before the laptop erased it.
    const early = await phone.connected.relay.inbox(0);
    expect(await outcome(laptop)).toBe('fine');
    const [{ id } = { id: '' }] = await purchasesOf(laptop);
    await laptop.store.edit('purchase', id, (before) => ({ ...before!, number: 'typed by hand', note: 'mine' }));
    const inbox = vi.spyOn(phone.connected.relay, 'inbox').mockResolvedValueOnce(early);
    // It has not heard of the laptop's record when it unpacks.
    vi.spyOn(phone.connected.relay, 'pull').mockRejectedValueOnce(new TypeError('away'));
    await outcome(phone);
    inbox.mockRestore();
    await meet(laptop, phone, laptop);
    for (const person of [laptop, phone]) expect(await purchasesOf(person)).toMatchObject([{ id, number: 'typed by hand', note: 'mine' }]);
    expect(await leaves(phone)).toEqual(await leaves(laptop));
  });

  it('is told to the relay by the server, in TLS from the first byte or begun in clear, in a folder of one’s own, of the senders named alone, marked as read when asked', async () => {
    const put = imap({ folder: 'Factures', port: dovecot.ports.starttls, security: 'starttls', from: ['@brasserie.example', 'Compta@Garage.example'], since: '2020-01-01T00:00:00Z', markRead: true });
    expect(await testConnection(laptop.connected, 'imap', put)).toEqual({ offers: ['Factures', 'INBOX'].map((folder) => ({ value: folder, label: folder })) });
    await putConnection(laptop.connected, 'imap', put);
    await vi.waitFor(async () => expect((await stateOf()).state).toBe('well'), { timeout: 20_000 });
    await dovecot.deliver(message({ subject: 'wrong folder', parts: [{ name: 'a.pdf', bytes: pdf(1) }] }));
    for (const [n, from] of ['a@brasserie.example', 'spam@elsewhere.example', 'compta@garage.example', 'x@notbrasserie.example'].entries()) {
      await dovecot.deliver(message({ from, subject: `n ${n}`, parts: [{ name: 'a.pdf', bytes: pdf(n) }] }), 'Factures');
    }
    await came(2);
    expect(await outcome(laptop)).toBe('fine');
    expect((await purchasesOf(laptop)).map(({ source }) => source.from)).toEqual(['a@brasserie.example', 'compta@garage.example']);
    await vi.waitFor(async () => expect((await dovecot.files('Factures')).filter((name) => /:2,.*S/.test(name))).toHaveLength(2), { timeout: 20_000, interval: 50 });
  });

  it('numbered anew by the server (UIDVALIDITY), moved, or delivered twice stays once; without a Message-ID too; another one with the same Message-ID is another', async () => {
    await putConnection(laptop.connected, 'imap', imap());
    const [one, bare] = [message({ parts: [{ name: 'a.pdf', bytes: pdf(1) }] }), message({ subject: 'bare', id: undefined, parts: [{ name: 'b.pdf', bytes: pdf(2) }] })];
    await dovecot.deliver(one);
    await dovecot.deliver(bare);
    await came(2);
    await dovecot.deliver(`Received: by the alias\r\n${one}`);
    await relay.end();
    await dovecot.renumber();
    await relay.begin();
    await dovecot.deliver(message({ subject: 'reused id', id: 'Facture202617@brasserie.example', parts: [{ name: 'c.pdf', bytes: pdf(3) }] }));
    await came(3);
    expect(await outcome(laptop)).toBe('fine');
    expect((await purchasesOf(laptop)).map(nameOf)).toEqual(['Facture 2026-17 a.pdf', 'bare b.pdf', 'reused id c.pdf']);
  });

  it('too large for one box comes in several; too large at all, broken or a bomb is listed with what its header says', { timeout: 120_000 }, async () => {
    const photo = pdf('large', 9_000_000);
    await putConnection(laptop.connected, 'imap', imap());
    await dovecot.deliver(message({ subject: 'a large one', parts: [{ name: 'scan.pdf', bytes: photo }] }));
    await dovecot.deliver(message({ subject: 'b too large', parts: [{ name: 'film.pdf', bytes: pdf('film', 24_000_000) }] }));
    await dovecot.deliver(`From: deep@nest.example\r\nSubject: c nested\r\nMessage-ID: <deep@nest>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0100\r\n${nested(60)}`);
    await came(3);
    expect(await outcome(laptop)).toBe('fine');
    const [large, tooLarge, deep] = await purchasesOf(laptop);
    expect(await bytesOf(laptop, large!)).toEqual(new Uint8Array(photo));
    expect(tooLarge).toMatchObject({ files: [], unreadable: 'tooLarge', source: { subject: 'b too large', from: 'Brasserie du Port <factures@brasserie.example>' } });
    expect(deep).toMatchObject({ files: [], unreadable: 'unreadable', source: { subject: 'c nested', from: 'deep@nest.example' } });
    expect(await waiting()).toBe(0);
  });
});

describe('who may', () => {
  it('staff who edit purchases take it over, others and the accountant do not; the accountant sees the purchases', async () => {
    const buyer = await invited(laptop, { role: 'staff', scopes: { purchases: 'edit' } }, 'Buyer');
    const sales = await invited(laptop, { role: 'staff', scopes: { sales: 'edit' } }, 'Sales');
    const accountant = await invited(laptop, { role: 'accountant' }, 'Books');
    await putConnection(laptop.connected, 'imap', imap());
    await dovecot.deliver(message({ parts: [{ name: 'a.pdf', bytes: pdf(1) }] }));
    await came(1);
    for (const person of [sales, accountant]) expect(await outcome(person)).toBe('fine');
    expect(await waiting()).toBeGreaterThan(2000);
    expect((await sales.connected.relay.inbox(0)).items).toEqual([]);
    await expect(sales.connected.relay.eraseInbox(1)).rejects.toMatchObject({ code: 'role' });
    await expect(accountant.connected.relay.inbox(0)).rejects.toMatchObject({ code: 'role' });
    expect(await outcome(buyer)).toBe('fine');
    await meet(buyer, accountant, sales);
    expect(await waiting()).toBe(0);
    expect(await purchasesOf(accountant)).toHaveLength(1);
    expect(await purchasesOf(sales)).toEqual([]);
    for (const person of [buyer, sales, accountant]) {
      await expect(connections(person.connected)).rejects.toSatisfy((error) => isRelayFault(error, 'role'));
      await expect(removeConnection(person.connected, 'imap')).rejects.toMatchObject({ code: 'role' });
    }
  });
});

describe('a connection', () => {
  it('says what is wrong in codes, is put right by a change, and its password is never given back nor written in clear', async () => {
    const test = (more: Partial<ImapSettings>, password?: string) => testConnection(laptop.connected, 'imap', imap(more, password));
    expect(await test({}, 'wrong')).toMatchObject({ fault: 'login' });
    expect(await test({ folder: 'Nothing' })).toMatchObject({ fault: 'folder' });
    expect(await test({ port: dovecot.ports.starttls })).toMatchObject({ fault: 'certificate' });
    expect(await test({ host: 'nowhere.invalid' })).toMatchObject({ fault: 'unreachable' });
    expect(await testConnection(laptop.connected, 'imap', { type: 'imap', settings: settings() })).toMatchObject({ fault: 'secret' });
    await putConnection(laptop.connected, 'imap', imap({}, 'wrong'));
    await vi.waitFor(async () => expect(await stateOf()).toMatchObject({ state: 'failing', fault: 'login', failures: 1 }), { timeout: 20_000 });
    await putConnection(laptop.connected, 'imap', imap());
    await vi.waitFor(async () => expect(await stateOf()).toMatchObject({ state: 'well', failures: 0, secrets: ['password'] }), { timeout: 20_000 });
    // Another folder with the password that is stored; another server is not shown it.
    await putConnection(laptop.connected, 'imap', { type: 'imap', settings: settings({ folder: 'Factures' }) });
    await expect(putConnection(laptop.connected, 'imap', { type: 'imap', settings: settings({ host: 'evil.example' }) })).rejects.toMatchObject({ code: 'secret' });
    expect(JSON.stringify(await connections(laptop.connected))).not.toContain(PASSWORD);
    await relay.restart();
    await vi.waitFor(async () => expect(await stateOf()).toMatchObject({ state: 'well', settings: { folder: 'Factures' } }), { timeout: 20_000 });
    expect(await holds(relay.folder, PASSWORD)).toBe(false);
    expect(await holds(relay.folder, 'Factures')).toBe(true);
    expect(newConnectionId('imap', [await stateOf()])).toBe('imap-2');
    await removeConnection(laptop.connected, 'imap');
    expect(await connections(laptop.connected)).toEqual([]);
  });

  it('goes on by itself when the server was away', async () => {
    await putConnection(laptop.connected, 'imap', imap());
    await vi.waitFor(async () => expect((await stateOf()).state).toBe('well'), { timeout: 20_000 });
    await dovecot.end();
    await vi.waitFor(async () => expect(await stateOf()).toMatchObject({ state: 'failing', fault: 'unreachable' }), { timeout: 20_000 });
    await dovecot.begin();
    await dovecot.deliver(message({ parts: [{ name: 'a.pdf', bytes: pdf(1) }] }));
    // The relay's clock stands still, its timers do not: the next try comes after the pause.
    await came(1);
    await vi.waitFor(async () => expect((await stateOf()).state).toBe('well'), { timeout: 20_000 });
  });

  it('that is made again after it was removed brings nothing a second time', async () => {
    await putConnection(laptop.connected, 'imap', imap());
    await dovecot.deliver(message({ parts: [{ name: 'a.pdf', bytes: pdf(1) }] }));
    await came(1);
    expect(await outcome(laptop)).toBe('fine');
    await removeConnection(laptop.connected, 'imap');
    await putConnection(laptop.connected, newConnectionId('imap', []), imap());
    await came(1);
    expect(await outcome(laptop)).toBe('fine');
    expect(await purchasesOf(laptop)).toHaveLength(1);
    expect(await waiting()).toBe(0);
  });
});

function nested(depth: number): string {
  let inner = 'Content-Type: text/plain\r\n\r\ndeep';
  for (let n = depth; n > 0; n--) inner = `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n${inner}\r\n--b${n}--`;
  return inner;
}

/** Whether a text stands anywhere in the files of a folder. */
async function holds(folder: string, text: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => readFile(path.join(entry.parentPath, entry.name))));
  return files.some((bytes) => bytes.includes(text));
}
