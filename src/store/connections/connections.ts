// Connections of a company at its relay, as its owners set them.
import { type ConnectionFaultCode, type ConnectionPut, type ConnectionsAnswer, type ConnectionTested, connectionTested } from '#sync/wire/connections.ts';
import type { Connected } from '../sync/connected.ts';
import { isRelayFault } from '../sync/relay/fault.ts';
import { connectionKey } from './key.ts';

export type ShownConnection = ConnectionsAnswer['connections'][number];

/** @throws RelayFault `role`: this is not an owner's device */
export async function connections({ relay }: Connected): Promise<ShownConnection[]> {
  return (await relay.connections()).connections;
}

/** An id for one more connection of that kind. The first always has the same: made again after it was removed, it brings nothing a second time. */
export function newConnectionId(type: ConnectionPut['type'], there: readonly Pick<ShownConnection, 'id'>[]): string {
  const taken = new Set(there.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? type : `${type}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Brings mail of the government. */
export const isEbox = (type: string): boolean => type === 'ebox' || type === 'ebox-practice';

/**
 * Makes or changes a connection; it begins at once. Without `secrets` the stored ones serve on.
 * @throws RelayFault `secret` (they must be given: none are stored, or they were given for another server or user), `role`, `unreachable`, …; StoreError
 */
export async function putConnection(connected: Connected, id: string, put: ConnectionPut): Promise<void> {
  await connectionKey(connected, id, isEbox(put.type) ? 'eboxKey' : 'connectionKey');
  await connected.relay.putConnection(id, put);
}

/** The same for one that takes documents: it brings nothing, and needs no key. @throws RelayFault `secret`, `role`, … */
export function sendThrough({ relay }: Connected, id: string, put: ConnectionPut): Promise<void> {
  return relay.putConnection(id, put);
}

/** Why the relay did not take what was given for a connection; undefined when that is not what is wrong. */
export function whyRefused(error: unknown): ConnectionFaultCode | undefined {
  if (!isRelayFault(error, 'secret')) return undefined;
  const { detail } = (error.body ?? {}) as { detail?: unknown };
  const read = connectionTested.shape.fault.safeParse(detail);
  return (read.success && read.data) || 'secret';
}

/** Tries settings without keeping them. @returns the fault if there is one, and what can be chosen there (folders, dossiers) @throws RelayFault `slow-down` while another test runs, … */
export function testConnection({ relay }: Connected, id: string, put: ConnectionPut): Promise<ConnectionTested> {
  return relay.testConnection(id, put);
}

/** Ends a connection; its secrets are erased at the relay. What came by it stays. @throws RelayFault */
export function removeConnection({ relay }: Connected, id: string): Promise<void> {
  return relay.removeConnection(id);
}
