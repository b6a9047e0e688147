// Invoices and credit notes in the menu.
import FileMinus from '@lucide/svelte/icons/file-minus';
import ReceiptText from '@lucide/svelte/icons/receipt-text';
import { defineApp } from '#features/app/define.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import { m } from '#messages';

export const documentsApp = defineApp({
  id: 'documents',
  exported: async () => (await import('./list/exported.ts')).exportedDocuments,
  entries: [
    { group: 'sales', href: '/invoices', label: m.app_invoices, icon: ReceiptText, scope: SALES_SCOPE, bar: true },
    { group: 'sales', href: '/credit-notes', label: m.app_credit_notes, icon: FileMinus, scope: SALES_SCOPE }
  ]
});
