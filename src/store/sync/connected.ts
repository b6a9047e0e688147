// A company with its relay: what the loop and the verbs of members work with.
import type { Exchange } from './exchange.ts';
import type { RelayClient } from './relay/client.ts';

export type Connected = Exchange & { relay: RelayClient };
