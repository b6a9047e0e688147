// What the relay received for a company while no device was awake: sealed to a key of the connection.
import * as z from 'zod/mini';
import { ENVELOPE_BYTES } from '../limits.ts';
import { binary, instant, publicKey, running, scope } from './fields.ts';

export const connectionId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** `PUT /v1/inbox/keys` (owner): a connection's public half. The private half lies in `scope`: who may edit that one takes over what comes. */
export const inboxKeyPut = z.object({ connection: connectionId, publicKey, scope });
export const inboxKeysAnswer = z.object({ keys: z.array(inboxKeyPut) });

/** `GET /v1/inbox?after=seq`: of connections whose scope this device may edit. An item is erased with `DELETE /v1/inbox/:seq` once a device has written it into the log. */
export const inboxAnswer = z.object({
  items: z.array(z.object({ seq: running, connection: connectionId, receivedAt: instant, box: binary(ENVELOPE_BYTES) }))
});
export type InboxAnswer = z.output<typeof inboxAnswer>;
