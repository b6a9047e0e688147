// A connection that only a person can mend is told on every page, and where documents are being sent: nothing goes by it until then.
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

class Failing {
  /** Ids of connections that wait for a person. */
  ids = $state.raw<readonly string[]>([]);
  #looked: { at: number; of: Connected } | undefined;
  #ends: (() => void)[] = [];

  /** @param now also when it was looked at just before: something does not move @throws RelayFault */
  async look(connected: Connected, now = false): Promise<void> {
    if (!now && this.#looked?.of === connected && Date.now() - this.#looked.at < REST) return;
    this.#looked = { at: Date.now(), of: connected };
    this.ids = (await connections(connected)).filter(({ state, fault }) => state === 'failing' && LASTING.includes(fault)).map(({ id }) => id);
    for (const end of this.#ends) end();
    this.#ends = APPS.flatMap(({ sends, card }) => {
      if (!sends || !card?.settings || !this.ids.includes(sends.connection)) return [];
      const { href } = card.settings;
      return [raiseSignal(`sending ${sends.connection}`, { icon: CloudAlert, label: m.sending_stuck({ name: card.name() }), tone: 'wait', onselect: () => void goto(href) })];
    });
  }
}

export const failing = new Failing();
