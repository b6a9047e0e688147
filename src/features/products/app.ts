// Products in the menu.
import Package from '@lucide/svelte/icons/package';
import { defineApp } from '#features/app/define.ts';
import { CONTACTS_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';

export const productsApp = defineApp({ id: 'products', entries: [{ group: 'files', href: '/products', label: m.app_products, icon: Package, scope: CONTACTS_SCOPE }] });
