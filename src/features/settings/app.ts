// Settings in the menu.
import Settings from '@lucide/svelte/icons/settings';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';

export const settingsApp = defineApp({ id: 'settings', entries: [{ group: 'foot', href: '/settings', label: m.app_settings, icon: Settings }] });
