// The WebSocket `GET /v1/events`: it says only that there is more.
import * as z from 'zod/mini';
import { count, generation } from './fields.ts';

/** The first message of a device, within 10 seconds, and again before its token runs out. */
export const eventHello = z.object({ token: z.string().check(z.maxLength(400)) });

/** Every message of the relay: where things stand now. `invitations` counts those that wait for an answer (owners). */
export const eventStanding = z.object({ generation, head: count, list: count, invitations: z.optional(count) });
export type EventStanding = z.output<typeof eventStanding>;

/** Codes with which the relay closes: the device was revoked, the token is not (any more) good, the relay stops. */
export const CLOSE = { revoked: 4003, token: 4001, stopping: 1001 } as const;
