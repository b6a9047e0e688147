// "For the accountant" in the menu.
import FolderArchive from '@lucide/svelte/icons/folder-archive';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';
import { PURCHASES_SCOPE, SALES_SCOPE } from '#sync/scopes.ts';

const entry = { group: 'files', href: '/accountant', label: m.export_title, icon: FolderArchive } as const;

/** For who may read one of the books that go into the file. */
export const exportApp = defineApp({ id: 'export', entries: [{ ...entry, scope: SALES_SCOPE }, { ...entry, scope: PURCHASES_SCOPE }] });
