// Self-billing documents in the menu, once the company has switched them on, with the sellers that they are made for.
import FilePen from '@lucide/svelte/icons/file-pen';
import Truck from '@lucide/svelte/icons/truck';
import { SELF_BILLING_APP } from '#domain/document/text-below.ts';
import { defineApp } from '#features/app/define.ts';
import { PURCHASES_SCOPE, SALES_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';

export const selfBillingApp = defineApp({
  id: SELF_BILLING_APP,
  exported: async () => (await import('./exported.ts')).exportedSlips,
  card: {
    category: 'documents',
    icon: FilePen,
    name: m.slips_list,
    about: m.slips_none_text,
    settings: { href: '/settings/texts', schema: async () => (await import('./settings.ts')).selfBillingSettings },
    begin: async () => (await import('#domain/company/self-billing.ts')).withSelfBillingJournals
  },
  entries: [
    { group: 'purchases', href: '/self-billing', label: m.slips_list, icon: FilePen, scope: SALES_SCOPE },
    { group: 'purchases', href: '/suppliers', label: m.suppliers_title, icon: Truck, scope: PURCHASES_SCOPE }
  ]
});
