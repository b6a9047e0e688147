// Self-billing documents in the menu, once the company has switched them on, with the sellers that they are made for.
import FilePen from '@lucide/svelte/icons/file-pen';
import Truck from '@lucide/svelte/icons/truck';
import { withSelfBillingJournals } from '#domain/company/self-billing.ts';
import { SELF_BILLING_APP } from '#domain/document/text-below.ts';
import { defineApp } from '#features/app/define.ts';
import { PURCHASES_SCOPE, SALES_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';
import { selfBillingSettings } from './settings.ts';

export const selfBillingApp = defineApp({
  id: SELF_BILLING_APP,
  exported: async () => (await import('./exported.ts')).exportedSlips,
  card: {
    category: 'documents',
    icon: FilePen,
    name: m.slips_list,
    about: m.slips_none_text,
    settings: { href: '/settings/texts', schema: selfBillingSettings },
    begin: withSelfBillingJournals
  },
  entries: [
    { group: 'purchases', href: '/self-billing', label: m.slips_list, icon: FilePen, scope: SALES_SCOPE },
    { group: 'purchases', href: '/suppliers', label: m.suppliers_title, icon: Truck, scope: PURCHASES_SCOPE }
  ]
});
