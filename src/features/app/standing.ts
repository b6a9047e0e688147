// The standing news of the device as signals: no network, not saved, a new version.
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import { m } from '#messages';
import type { CompanyStore } from '#store/company.ts';
import { raiseSignal } from '#ui/signals.svelte.ts';
import { update } from './update.svelte.ts';

/** While there is no network: two quiet words, nothing else changes. @returns a function that ends it */
export function watchNetwork(): () => void {
  let drop: (() => void) | undefined;
  const look = () => {
    drop?.();
    drop = navigator.onLine ? undefined : raiseSignal('network', { icon: CloudOff, label: m.app_offline() });
  };
  look();
  addEventListener('online', look);
  addEventListener('offline', look);
  return () => {
    removeEventListener('online', look);
    removeEventListener('offline', look);
    drop?.();
  };
}

/** A new version waits: taken when the person presses it, never by itself while the page is open. */
export function watchUpdate(): (() => void) | undefined {
  if (!update.ready) return undefined;
  return raiseSignal('update', { icon: RefreshCw, label: m.app_update_ready(), tone: 'wait', onselect: () => update.apply() });
}

/** Says in red when what was typed did not reach the disk, until it does (DESIGN §3, safety). */
export function watchConnection(connection: CompanyStore['connection']): () => void {
  let drop: (() => void) | undefined;
  const look = () => {
    drop?.();
    drop = undefined;
    const { state } = connection;
    if (state === 'failed') drop = raiseSignal('storage', { icon: CircleAlert, label: m.app_not_saved(), tone: 'late', onselect: () => connection.reopen() });
    else if (state === 'blocked') drop = raiseSignal('storage', { icon: CircleAlert, label: m.app_blocked(), tone: 'late' });
    else if (state === 'outdated' || state === 'gone') drop = raiseSignal('storage', { icon: RefreshCw, label: m.app_reload(), tone: 'late', onselect: () => location.reload() });
  };
  look();
  const end = connection.onState(look);
  return () => {
    end();
    drop?.();
  };
}
