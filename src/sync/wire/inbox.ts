// What the relay received for a company while no device was awake: sealed to a key of the connection.
import * as z from 'zod/mini';
import { ENVELOPE_BYTES } from '../limits.ts';
import { binary, instant, publicKey, running } from './fields.ts';

const connection = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** `PUT /v1/inbox/keys` (owner): a connection's public half; the private half lies in a scope. */
export const inboxKeyPut = z.object({ connection, publicKey });
export const inboxKeysAnswer = z.object({ keys: z.array(inboxKeyPut) });

/** `GET /v1/inbox?after=seq`. An item is erased with `DELETE /v1/inbox/:seq` once a device has written it into the log. */
export const inboxAnswer = z.object({
  items: z.array(z.object({ seq: running, connection, receivedAt: instant, box: binary(ENVELOPE_BYTES) }))
});
export type InboxAnswer = z.output<typeof inboxAnswer>;
