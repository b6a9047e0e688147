// Self-billing documents in the menu, once the company has switched them on.
import FilePen from '@lucide/svelte/icons/file-pen';
import { SELF_BILLING_APP } from '#domain/document/text-below.ts';
import { defineApp } from '#features/app/define.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';

export const selfBillingApp = defineApp({
  id: SELF_BILLING_APP,
  exported: async () => (await import('./exported.ts')).exportedSlips,
  card: { category: 'documents', icon: FilePen, name: m.slips_list, about: m.slips_none_text },
  entries: [{ group: 'purchases', href: '/self-billing', label: m.slips_list, icon: FilePen, scope: SALES_SCOPE }]
});
