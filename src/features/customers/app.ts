// Customers in the menu.
import Users from '@lucide/svelte/icons/users';
import { defineApp } from '#features/app/define.ts';
import { CONTACTS_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';

export const customersApp = defineApp({ id: 'customers', entries: [{ group: 'files', href: '/customers', label: m.app_customers, icon: Users, scope: CONTACTS_SCOPE, bar: true }] });
