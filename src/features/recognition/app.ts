// Text recognition among the apps: off until it is switched on, and until then nothing of it is on the device.
import ScanText from '@lucide/svelte/icons/scan-text';
import { defineApp } from '#features/app/define.ts';
import { m } from '#messages';
import { formatBytes } from '#ui/format.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { KEPT_BYTES, KEPT_CACHE } from './kept-size.ts';

export const recognitionApp = defineApp({
  id: 'recognition',
  entries: [],
  card: {
    category: 'documents',
    icon: ScanText,
    name: m.recognition_title,
    about: () => m.recognition_about({ size: formatBytes(KEPT_BYTES) }),
    needs: 'purchases',
    state: async () => (await import('./KeptState.svelte')).default
  },
  scope: PURCHASES_SCOPE,
  async onDevice(company, wanted) {
    // Nothing is loaded where it never was on.
    if (!globalThis.caches || (!wanted && !(await caches.has(KEPT_CACHE)))) return;
    await (await import('./kept.svelte.ts')).kept.settle(company, wanted);
  }
});
