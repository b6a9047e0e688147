// What the frame says of the relay on every page: nothing when all is well, two words when something waits or asks.
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import UserPlus from '@lucide/svelte/icons/user-plus';
import { goto } from '$app/navigation';
import { session } from '#features/app/session.svelte.ts';
import { m } from '#messages';
import { raiseSignal } from '#ui/signals.svelte.ts';
import { DEVICES_PATH } from './path.ts';
import { syncWords } from './sync-words.ts';

const open = () => void goto(DEVICES_PATH);

/** @returns a function that ends it */
export function watchSync(): (() => void) | undefined {
  const { sync } = session;
  if (sync.asking) return raiseSignal('sync', { icon: UserPlus, label: m.devices_requests(), tone: 'wait', onselect: open });
  const words = syncWords(sync, session.rights?.role === 'owner');
  // Offline is said already, unless something waits to be sent.
  const quiet = sync.state === 'up-to-date' || sync.state === 'sending' || (sync.state === 'receiving' && !sync.download) || (sync.state === 'waiting' && sync.pending === 0 && sync.why !== 'device-full');
  if (words && quiet && sync.clock) return raiseSignal('sync', { icon: CircleAlert, label: m.devices_clock(), tone: 'wait', onselect: open });
  if (!words || quiet) return undefined;
  const { icon, label, tone } = words;
  return raiseSignal('sync', { icon, label, tone: tone === 'done' ? 'plain' : tone, onselect: open });
}
