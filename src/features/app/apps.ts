// The apps there are, in the order of the menu.
import { customersApp } from '#features/customers/app.ts';
import { devicesApp } from '#features/devices/app.ts';
import { documentsApp } from '#features/documents/app.ts';
import { homeApp } from '#features/home/app.ts';
import { productsApp } from '#features/products/app.ts';
import { settingsApp } from '#features/settings/app.ts';
import type { AppEntry, MenuGroup } from './define.ts';

const entries: readonly AppEntry[] = [homeApp, documentsApp, customersApp, productsApp, devicesApp, settingsApp].flatMap((app) => app.entries);

/** @returns the entries of a group of the menu */
export const entriesOf = (group: MenuGroup): AppEntry[] => entries.filter((entry) => entry.group === group);

/** The entries of the phone's bottom bar. */
export const barEntries: readonly AppEntry[] = entries.filter((entry) => entry.bar);
