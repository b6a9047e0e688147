// The apps there are, in the order of the menu.
import { appsApp } from '#features/apps/app.ts';
import { customersApp } from '#features/customers/app.ts';
import { devicesApp } from '#features/devices/app.ts';
import { documentsApp } from '#features/documents/app.ts';
import { exportApp } from '#features/export/app.ts';
import { homeApp } from '#features/home/app.ts';
import { productsApp } from '#features/products/app.ts';
import { purchasesApp } from '#features/purchases/app.ts';
import { settingsApp } from '#features/settings/app.ts';
import { selfBillingApp } from '#features/self-billing/app.ts';
import type { Company } from '#domain/company/model.ts';
import { type App, type AppEntry, isOn, type MenuGroup } from './define.ts';

export const APPS: readonly App[] = [homeApp, documentsApp, purchasesApp, selfBillingApp, customersApp, productsApp, exportApp, devicesApp, appsApp, settingsApp];

const on = (company: Company) => APPS.filter((app) => isOn(company, app)).flatMap((app) => app.entries);

/** @returns the entries of a group of the menu, of the apps that are on */
export const entriesOf = (group: MenuGroup, company: Company): AppEntry[] => on(company).filter((entry) => entry.group === group);

/** The entries of the phone's bottom bar. */
export const barEntries: readonly AppEntry[] = APPS.flatMap((app) => app.entries).filter((entry) => entry.bar);
