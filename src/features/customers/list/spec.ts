// Which customers the list shows, in which views and order.
import { m } from '#messages';
import type { ListSpec } from '#features/list/list-state.svelte.ts';

const ACTIVE = { column: 'archived', in: [0] };

export const CUSTOMER_LIST: ListSpec<'customers'> = {
  id: 'customers',
  table: 'customers',
  where: [],
  tabs: [
    { value: 'all', label: m.customers_tab_all, where: () => [ACTIVE], counted: true },
    { value: 'company', label: m.customers_tab_companies, where: () => [ACTIVE, { column: 'type', is: ['company'] }], counted: true },
    { value: 'person', label: m.customers_tab_persons, where: () => [ACTIVE, { column: 'type', is: ['person'] }], counted: true },
    { value: 'archived', label: m.customers_tab_archived, where: () => [{ column: 'archived', in: [1] }] }
  ],
  sort: { key: 'name', down: false }
};
