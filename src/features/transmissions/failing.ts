// A connection that only a person can mend is told on every page: nothing goes by it until then.
import CloudAlert from '@lucide/svelte/icons/cloud-alert';
import { goto } from '$app/navigation';
import { APPS } from '#features/app/apps.ts';
import { m } from '#messages';
import { connections } from '#store/connections/connections.ts';
import type { Connected } from '#store/sync/connected.ts';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';
import { raiseSignal } from '#ui/signals.svelte.ts';

/** Waiting does not mend them. */
const LASTING: readonly (ConnectionFaultCode | undefined)[] = ['login', 'locked', 'client', 'role', 'dossier', 'secret', 'address', 'certificate', 'folder'];
/** Milliseconds between two looks: the relay tries once an hour where a person is needed. */
const REST = 10 * 60_000;

let looked: { at: number; of: Connected } | undefined;
let ends: (() => void)[] = [];

/** @throws RelayFault */
export async function lookAtConnections(connected: Connected): Promise<void> {
  if (looked?.of === connected && Date.now() - looked.at < REST) return;
  looked = { at: Date.now(), of: connected };
  const failing = (await connections(connected)).filter(({ state, fault }) => state === 'failing' && LASTING.includes(fault)).map(({ id }) => id);
  for (const end of ends) end();
  ends = APPS.flatMap(({ sends, card }) => {
    if (!sends || !card?.settings || !failing.includes(sends.connection)) return [];
    const { href } = card.settings;
    return [raiseSignal(`sending ${sends.connection}`, { icon: CloudAlert, label: m.sending_stuck({ name: sends.name() }), tone: 'wait', onselect: () => void goto(href) })];
  });
}
