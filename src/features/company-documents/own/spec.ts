// The list of what the company keeps itself.
import { DOCUMENT_FLAG } from '#domain/company-document/flags.ts';
import { OWN_SORTS } from '#domain/company-document/model.ts';
import { addDays } from '#domain/dates.ts';
import type { ListSpec } from '#features/list/list-state.svelte.ts';
import { m } from '#messages';
import type { Condition } from '#store/list/query.ts';
import { ENDS_SOON } from './words.ts';

const inSight: Condition = { column: 'flags', bits: DOCUMENT_FLAG.archived, unset: true };

export const OWN_LIST: ListSpec<'companyDocuments'> = {
  id: 'company-documents',
  table: 'companyDocuments',
  where: [{ column: 'sort', is: OWN_SORTS }],
  tabs: [
    { value: 'all', label: m.papers_tab_all, where: () => [inSight], counted: true },
    { value: 'ending', label: m.papers_tab_ending, where: (today) => [inSight, { column: 'ends', from: today, to: addDays(today, ENDS_SOON) }], counted: true },
    { value: 'archived', label: m.papers_tab_archived, where: () => [{ column: 'flags', bits: DOCUMENT_FLAG.archived }] }
  ],
  sort: { key: 'title', down: false }
};
