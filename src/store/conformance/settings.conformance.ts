// The settings: live in every tab, shown at once on the next start, and nothing lost with the copy that makes it fast.
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CompanyStore } from '../company.ts';
import { Device, DeviceDb } from '../device.ts';
import { openFastCopy } from '../fast-copy.ts';
import { fastCopyName } from '../forget-fast-copy.ts';
import { applyChanges } from '../record/doc.ts';
import { Settings } from '../settings.svelte.ts';
import { company } from './samples.ts';
import { newDatabase, twoTabs } from './tabs.ts';


/** The name that the copy holds. */
async function kept(database: string): Promise<unknown> {
  const copy = await openFastCopy(database);
  const name = copy.doc.getMap('r').get('name');
  await copy.close();
  return name;
}

test('a change in one tab is seen in the other', async () => {
  const { one, two } = twoTabs();
  await one.edit('company', 'company', () => company);
  const settings = new Settings(two);
  await expect.poll(() => settings.current?.name).toEqual(company.name);
  await one.edit('company', 'company', (c) => ({ ...c!, name: 'Chauffage Dupont & fils' }));
  await expect.poll(() => settings.current?.name).toEqual('Chauffage Dupont & fils');
  settings.close();
});

test('the next start shows the settings from the copy, before the database has answered', async () => {
  const { one, database } = twoTabs();
  await one.edit('company', 'company', () => company);
  const first = new Settings(one);
  await expect.poll(() => first.current?.name).toEqual(company.name);
  first.close();
  await expect.poll(() => kept(database)).toBe(company.name);
  // A store that never answers: only the copy can.
  const mute = new CompanyStore('test', database);
  mute.connection.run = () => new Promise(() => undefined);
  const next = new Settings(mute);
  await expect.poll(() => next.current).toEqual(company);
  next.close();
});

test('deleting the copy loses nothing', async () => {
  const { one, two, database } = twoTabs();
  await one.edit('company', 'company', () => company);
  const first = new Settings(one);
  await expect.poll(() => first.current?.name).toEqual(company.name);
  first.close();
  await Dexie.delete(fastCopyName(database));
  const next = new Settings(two);
  await expect.poll(() => next.current).toEqual(company);
  next.close();
});

test('what only the copy knows is not so', async () => {
  const { one, two, database } = twoTabs();
  await one.edit('company', 'company', () => company);
  const copy = await openFastCopy(database);
  applyChanges(copy.doc, [{ path: 'name', to: 'Never stored' }], 99);
  await copy.close();
  const settings = new Settings(two);
  await expect.poll(() => settings.current?.name).toEqual(company.name);
  // It is forgotten, too: the next start does not show it either.
  await expect.poll(() => kept(database)).toBe(undefined);
  expect(settings.current).toEqual(company);
  settings.close();
});

test('erasing a company erases its database, its copy, what the device remembers of it and its place in the list', async () => {
  const name = newDatabase();
  const device = new Device({ make: () => new DeviceDb(name) });
  const store = await device.createCompany(company);
  const settings = new Settings(store);
  await expect.poll(() => settings.current?.name).toEqual(company.name);
  const entry = (await device.companies())[0]!;
  expect(entry).toMatchObject({ id: store.id, name: company.name });
  settings.close();
  const remembered = [`backup:${store.id}`, `import ${store.id} x`, 'lock', 'backup:another'];
  for (const key of remembered) await device.setPreference(key, 'kept');
  await device.eraseCompany(store.id);
  expect(await Promise.all(remembered.map((key) => device.preference(key, z.string())))).toEqual([undefined, undefined, 'kept', 'kept']);
  expect(await device.companies()).toEqual([]);
  const left = await Dexie.getDatabaseNames();
  expect(left.filter((n) => n.startsWith(entry.database))).toEqual([]);
  expect(store.connection.state).toBe('gone');
  await expect(store.company()).rejects.toMatchObject({ code: 'closed' });
  await expect(device.openCompany(store.id)).rejects.toMatchObject({ code: 'absent' });
});
