// Which products the list shows, in which views and order.
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';

export const PRODUCT_LIST: ListSpec<'products'> = {
  id: 'products',
  table: 'products',
  where: [],
  tabs: [
    { value: 'all', label: m.products_tab_all, where: () => [{ column: 'archived', in: [0] }], counted: true },
    { value: 'archived', label: m.products_tab_archived, where: () => [{ column: 'archived', in: [1] }] }
  ],
  sort: { key: 'name', down: false }
};
