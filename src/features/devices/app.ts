// Devices and access in the menu: once the company has a relay.
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import { defineApp } from '#features/app/define.ts';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { DEVICES_PATH } from './path.ts';

export const devicesApp = defineApp({
  id: 'devices',
  entries: [{ group: 'foot', href: DEVICES_PATH, label: m.devices_title, icon: MonitorSmartphone, active: () => session.sync.state !== 'off' }]
});
