// A record open in an editor: on screen at once, in the database a moment later, with undo of one's own steps only.
import { expect, test } from 'vitest';
import { COMPANY_ID } from '#domain/company/model.ts';
import { OpenRecord } from '../draft.svelte.ts';
import { CompanyStore } from '../company.ts';
import { bringBack } from '../editing/bring-back.ts';
import { company, draft } from './samples.ts';
import { twoTabs } from './tabs.ts';

/** Waits for a state of the record; the state, not a time, ends it. */
const until = (is: () => boolean) => expect.poll(is, { timeout: 5000, interval: 5 }).toBe(true);

class Shelf {
  items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
  key = (index: number) => [...this.items.keys()][index] ?? null;
  get length() {
    return this.items.size;
  }
}

async function opened(now = () => 0) {
  const { one, two, database } = twoTabs();
  await one.edit('invoice', 'D', () => draft('D'));
  const [stashes, page] = [new Shelf(), new EventTarget()];
  const record = new OpenRecord(one, 'invoice', 'D', { stashes, page, now });
  await until(() => record.ready);
  return { one, two, database, record, stashes, page };
}

test('a change shows at once and is written soon after, without asking', async () => {
  const { record, two } = await opened();
  record.change((d) => ({ ...d, orderReference: 'PO-1' }));
  expect([record.current?.orderReference, record.state]).toEqual(['PO-1', 'saving']);
  await until(() => record.state === 'saved');
  expect((await two.get('invoice', 'D'))?.orderReference).toBe('PO-1');
  await record.close();
});

test('a record is made by its first change and not before', async () => {
  const { one, two } = twoTabs();
  const record = new OpenRecord(one, 'invoice', 'N', { create: () => draft('N'), stashes: new Shelf() });
  await until(() => record.ready);
  expect([record.current, await two.get('invoice', 'N')]).toEqual([undefined, undefined]);
  record.change((d) => ({ ...d, orderReference: 'first' }));
  await record.flush();
  expect((await two.get('invoice', 'N'))?.orderReference).toBe('first');
  await record.close();
});

test('what another tab writes appears, under what is being typed here', async () => {
  const { record, two } = await opened();
  record.change((d) => ({ ...d, textAbove: 'mine' }));
  await two.edit('invoice', 'D', (d) => ({ ...d!, textBelow: 'theirs' }));
  await until(() => record.current?.textBelow === 'theirs' && record.state === 'saved');
  expect(record.current?.textAbove).toBe('mine');
  expect(await two.get('invoice', 'D')).toEqual(record.current);
  await record.close();
});

test('undo takes back one’s own steps; what another changed since stays', async () => {
  let clock = 0;
  const { record, two } = await opened(() => (clock += 5000));
  record.change((d) => ({ ...d, textAbove: 'a' }));
  record.change((d) => ({ ...d, textBelow: 'b' }));
  record.change((d) => ({ ...d, lines: d.lines.filter((l) => l.id !== 'L1') }));
  await record.flush();
  await two.edit('invoice', 'D', (d) => ({ ...d!, textBelow: 'theirs' }));
  await until(() => record.current?.textBelow === 'theirs');
  record.undo();
  expect(record.current?.lines.map((l) => l.id)).toEqual(['L1', 'L2']);
  record.undo();
  expect(record.current?.textBelow).toBe('theirs');
  record.undo();
  expect([record.current?.textAbove, record.canUndo]).toEqual([undefined, false]);
  record.redo();
  record.redo();
  record.redo();
  expect([record.current?.textAbove, record.current?.textBelow, record.current?.lines.length]).toEqual(['a', 'theirs', 1]);
  await record.close();
  expect(await two.get('invoice', 'D')).toEqual(record.current);
});

test('typing in one field is one step', async () => {
  const { record } = await opened();
  for (const text of ['B', 'Bo', 'Bon']) record.change((d) => ({ ...d, textAbove: text }));
  record.undo();
  expect([record.current?.textAbove, record.canUndo]).toEqual([undefined, false]);
  await record.close();
});

test('what was typed as the page went away is kept beside the database, and said not to be in it', async () => {
  const { one, record, stashes, page } = await opened();
  record.change((d) => ({ ...d, textAbove: 'last words' }));
  // The page is killed: the event still runs, nothing after it does.
  one.connection.close();
  page.dispatchEvent(new Event('pagehide'));
  await expect(record.close()).rejects.toMatchObject({ code: 'closed' });
  expect([record.state, stashes.items.size]).toEqual(['failed', 1]);
});

test('a stash comes back where the field has not changed since, once', async () => {
  const { one, two, record, stashes, page } = await opened();
  record.change((d) => ({ ...d, textAbove: 'last words', textBelow: 'older words' }));
  page.dispatchEvent(new Event('pagehide'));
  const [[key, json]] = [...stashes.items] as [[string, string]];
  await record.close();
  expect(stashes.items.size).toBe(0);
  await two.edit('invoice', 'D', (d) => ({ ...d!, textAbove: undefined, textBelow: 'changed meanwhile' }));
  stashes.items.set(key, json);
  const again = new OpenRecord(one, 'invoice', 'D', { stashes });
  await until(() => again.ready && again.state === 'saved' && again.current?.textAbove === 'last words');
  expect([again.current?.textBelow, stashes.items.size]).toEqual(['changed meanwhile', 0]);
  await again.close();
});

test('stashes of any screen come into the database at the next start, once, and never over what was changed since', async () => {
  const { one, two, record, stashes, page } = await opened();
  await one.edit('company', COMPANY_ID, () => company);
  const settings = new OpenRecord(one, 'company', COMPANY_ID, { stashes, page });
  await until(() => settings.ready);
  settings.change((c) => ({ ...c, vatRegime: 'franchise' }));
  record.change((d) => ({ ...d, textAbove: 'last words', textBelow: 'older words' }));
  // The page is killed: the event still runs, nothing after it does.
  one.connection.close();
  page.dispatchEvent(new Event('pagehide'));
  await Promise.allSettled([record.close(), settings.close()]);
  stashes.setItem('carnet-typed:test:invoice:gone', JSON.stringify([{ path: 'textAbove', to: 'of a record that is no more' }]));
  stashes.setItem('carnet-typed:test:customer:C', 'no JSON');
  stashes.setItem('carnet-typed:other:invoice:D', 'of another company');
  expect(stashes.length).toBe(5);
  await two.edit('invoice', 'D', (d) => ({ ...d!, textBelow: 'changed meanwhile' }));

  await bringBack(two, stashes);
  expect((await two.company()).vatRegime).toBe('franchise');
  expect(await two.get('invoice', 'D')).toMatchObject({ textAbove: 'last words', textBelow: 'changed meanwhile' });
  expect([...stashes.items.keys()]).toEqual(['carnet-typed:other:invoice:D']);
});

test('a stash waits for another start while the storage fails', async () => {
  const { one, database, record, stashes, page } = await opened();
  record.change((d) => ({ ...d, textAbove: 'last words' }));
  one.connection.close();
  page.dispatchEvent(new Event('pagehide'));
  await Promise.allSettled([record.close()]);
  await bringBack(one, stashes);
  expect(stashes.length).toBe(1);
  const next = new CompanyStore('test', database);
  await bringBack(next, stashes);
  expect([(await next.get('invoice', 'D'))?.textAbove, stashes.length]).toEqual(['last words', 0]);
});

test('what a field says after its screen has closed is written too; what cannot be is kept beside the database', async () => {
  const { one, two, record, stashes } = await opened();
  await record.close();
  record.change((d) => ({ ...d, textAbove: 'on leaving the field' }));
  await until(() => record.state === 'saved');
  expect((await two.get('invoice', 'D'))?.textAbove).toBe('on leaving the field');
  one.connection.close();
  record.change((d) => ({ ...d, textBelow: 'last words' }));
  await until(() => record.state === 'failed');
  expect(stashes.length).toBe(1);
  await bringBack(two, stashes);
  expect([(await two.get('invoice', 'D'))?.textBelow, stashes.length]).toEqual(['last words', 0]);
});

test('what a closing screen could not write is kept beside the database', async () => {
  const { one, two, record, stashes } = await opened();
  record.change((d) => ({ ...d, textAbove: 'last words' }));
  one.connection.close();
  await expect(record.close()).rejects.toMatchObject({ code: 'closed' });
  await bringBack(two, stashes);
  expect([(await two.get('invoice', 'D'))?.textAbove, stashes.length]).toEqual(['last words', 0]);
});

test('a change that can never be written is let go, and said', async () => {
  const { record } = await opened();
  record.change((d) => ({ ...d, id: 'other' }));
  await expect(record.flush()).rejects.toMatchObject({ code: 'refused' });
  expect([record.state, record.current?.id]).toEqual(['failed', 'D']);
  record.change((d) => ({ ...d, textAbove: 'goes on' }));
  await record.flush();
  expect(record.state).toBe('saved');
  await record.close();
});
