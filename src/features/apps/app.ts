// "Applications & connexions" in the menu.
import Blocks from '@lucide/svelte/icons/blocks';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';
import { APPS_PATH } from './path.ts';

export const appsApp = defineApp({ id: 'apps', entries: [{ group: 'foot', href: APPS_PATH, label: m.apps_title, icon: Blocks }] });
