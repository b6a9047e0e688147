// Which products the list shows, in which views and order.
import { NAME_COLUMN } from '#domain/product/row.ts';
import type { Lang } from '#domain/record.ts';
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';

/** @param lang language in which names are read and ordered */
export const productList = (lang: Lang): ListSpec<'products'> => ({
  id: 'products',
  table: 'products',
  where: [],
  tabs: [
    { value: 'all', label: m.products_tab_all, where: () => [{ column: 'archived', in: [0] }], counted: true },
    { value: 'archived', label: m.products_tab_archived, where: () => [{ column: 'archived', in: [1] }] }
  ],
  sort: { key: 'name', down: false },
  sortColumns: { name: NAME_COLUMN[lang] }
});
