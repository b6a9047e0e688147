// The home page in the menu.
import House from '@lucide/svelte/icons/house';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';

export const homeApp = defineApp({ id: 'home', entries: [{ group: 'home', href: '/', label: m.app_home, icon: House, bar: true }] });
