// Purchases in the menu and among the apps.
import ChartColumn from '@lucide/svelte/icons/chart-column';
import Inbox from '@lucide/svelte/icons/inbox';
import ShoppingCart from '@lucide/svelte/icons/shopping-cart';
import Truck from '@lucide/svelte/icons/truck';
import { PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { PURCHASE_SETTINGS, PURCHASE_TOTALS, PURCHASES, TO_PROCESS } from './paths.ts';

export const purchasesApp = defineApp({
  id: 'purchases',
  exported: async () => (await import('./list/exported.ts')).exportedPurchases,
  dropped: async (files) => (await import('./receive/reception.svelte.ts')).receiveDropped(files),
  card: {
    category: 'documents',
    icon: ShoppingCart,
    name: m.purchases_title,
    about: m.purchases_about,
    settings: { href: PURCHASE_SETTINGS, schema: async () => (await import('./settings.ts')).purchaseSettings }
  },
  entries: [
    {
      group: 'purchases',
      href: TO_PROCESS,
      label: m.purchases_to_process,
      icon: Inbox,
      scope: PURCHASES_SCOPE,
      waiting: {
        count: async (store) => (await store.list('purchases', { where: [{ column: 'status', in: [PURCHASE_STATUS.received] }], sort: { by: 'id' }, limit: 0 })).count,
        label: m.purchases_waiting
      }
    },
    { group: 'purchases', href: PURCHASES, label: m.purchases_title, icon: ShoppingCart, scope: PURCHASES_SCOPE },
    { group: 'purchases', href: PURCHASE_TOTALS, label: m.totals_title, icon: ChartColumn, scope: PURCHASES_SCOPE },
    { group: 'purchases', href: '/suppliers', label: m.suppliers_title, icon: Truck, scope: PURCHASES_SCOPE }
  ]
});
