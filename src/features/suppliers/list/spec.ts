// Which suppliers the list shows, in which views and order.
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';

const ACTIVE = { column: 'archived', in: [0] };

export const SUPPLIER_LIST: ListSpec<'suppliers'> = {
  id: 'suppliers',
  table: 'suppliers',
  where: [],
  tabs: [
    { value: 'all', label: m.customers_tab_all, where: () => [ACTIVE], counted: true },
    { value: 'archived', label: m.customers_tab_archived, where: () => [{ column: 'archived', in: [1] }] }
  ],
  sort: { key: 'name', down: false }
};
