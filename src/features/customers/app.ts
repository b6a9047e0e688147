// Customers in the menu.
import Users from '@lucide/svelte/icons/users';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';

export const customersApp = defineApp({ id: 'customers', entries: [{ group: 'files', href: '/customers', label: m.app_customers, icon: Users, bar: true }] });
