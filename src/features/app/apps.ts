// The apps there are, in the order of the menu.
import { appsApp } from '#features/apps/app.ts';
import { baseconeApp } from '#features/connections/basecone/app.ts';
import { mailOutApp } from '#features/connections/mail/app.ts';
import { folderApp } from '#features/connections/webdav/app.ts';
import { eboxApp } from '#features/company-documents/app.ts';
import { ownDocumentsApp } from '#features/company-documents/own/app.ts';
import { customersApp } from '#features/customers/app.ts';
import { devicesApp } from '#features/devices/app.ts';
import { documentsApp } from '#features/documents/app.ts';
import { exportApp } from '#features/export/app.ts';
import { homeApp } from '#features/home/app.ts';
import { productsApp } from '#features/products/app.ts';
import { purchasesApp } from '#features/purchases/app.ts';
import { recognitionApp } from '#features/recognition/app.ts';
import { settingsApp } from '#features/settings/app.ts';
import { selfBillingApp } from '#features/self-billing/app.ts';
import type { Company } from '#domain/company/model.ts';
import type { Scope } from '#sync/scopes.ts';
import { type App, type AppEntry, type EntryTask, isOn, type MenuGroup } from './define.ts';

export const APPS: readonly App[] = [homeApp, documentsApp, purchasesApp, recognitionApp, selfBillingApp, eboxApp, ownDocumentsApp, customersApp, productsApp, exportApp, baseconeApp, mailOutApp, folderApp, devicesApp, appsApp, settingsApp];

const on = (company: Company) => APPS.filter((app) => isOn(company, app)).flatMap((app) => app.entries);

/** @returns the entries of a group of the menu, of the apps that are on, that are `there`; what two of them have stands there once */
export function entriesOf(group: MenuGroup, company: Company, there: (entry: AppEntry) => boolean): AppEntry[] {
  const all = on(company).filter((entry) => entry.group === group && there(entry));
  return all.filter(({ href }, i) => all.findIndex((one) => one.href === href) === i);
}

/** Where something waits, of the apps that are on. */
export const waitingEntries = (company: Company, there: (entry: AppEntry) => boolean): AppEntry[] => on(company).filter((entry) => entry.waiting && there(entry));

/** What else must be done, of the apps that are on. */
export const tasksIn = (company: Company, there: (entry: AppEntry) => boolean): EntryTask[] => on(company).flatMap((entry) => (entry.tasks && there(entry) ? entry.tasks : []));

/** The app without which another does nothing, where that one is off. */
export function lackOf({ card }: App, company: Company): App | undefined {
  return APPS.find((app) => app.id === card?.needs && !isOn(company, app));
}

/** Whether an app is on, and does something here. */
export const isUsed = (app: App, company: Company, may: (scope: Scope) => boolean): boolean => isOn(company, app) && !lackOf(app, company) && (!app.scope || may(app.scope));

/** Why what is at an address is not shown: its app is off, or the rights of this device do not reach it. */
export interface Closed {
  app: App;
  /** As the menu or the list of apps calls it. */
  name(): string;
  why: 'off' | 'rights';
}

/** @param may whether this device may read a scope @returns undefined when the address is open */
export function closedAt(path: string, company: Company, may: (scope: Scope) => boolean): Closed | undefined {
  const there = APPS.flatMap((app) => app.entries.filter(({ href }) => path === href || path.startsWith(`${href}/`)).map(({ scope, label }) => ({ app, scope, label })));
  const open = there.filter(({ app }) => isOn(company, app));
  const [first] = open.length === 0 ? there : open;
  if (!first || open.some(({ scope }) => !scope || may(scope))) return undefined;
  return open.length === 0 ? { app: first.app, name: first.app.card?.name ?? first.label, why: 'off' } : { app: first.app, name: first.label, why: 'rights' };
}

/** The entries of the phone's bottom bar. */
export const barEntries: readonly AppEntry[] = APPS.flatMap((app) => app.entries).filter((entry) => entry.bar);
