// What of a system that takes documents is its own: where they go, how its way in is set up, what its faults are in words. The rest is the same for all.
import type { Component } from 'svelte';
import type { ShownConnection } from '#store/connections/connections.ts';
import type { Connected } from '#store/sync/connected.ts';
import type { ConnectionFaultCode, ConnectionPut } from '#sync/wire/connections.ts';
import type { SendingApp } from './sending-app.ts';

export interface WayInProps {
  connected: Connected;
  /** As the relay has it; absent: it is new. */
  there: ShownConnection | undefined;
  onclose: () => void;
  onkept: () => void;
}

export interface Channel {
  app: SendingApp;
  /** About its way in. */
  accessText(): string;
  /** Where documents go, and at what time (`HH:MM`). */
  placeOf(there: ShownConnection): { place: string; at: string };
  faultText(fault: ConnectionFaultCode | undefined, type?: ConnectionPut['type'] | (string & {})): string;
  /** Sets it up or changes it. */
  sheet(): Promise<{ default: Component<WayInProps> }>;
}
