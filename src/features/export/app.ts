// "For the accountant" in the menu.
import FolderArchive from '@lucide/svelte/icons/folder-archive';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';

export const exportApp = defineApp({ id: 'export', entries: [{ group: 'files', href: '/accountant', label: m.export_title, icon: FolderArchive }] });
