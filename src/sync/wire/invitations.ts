// Invitations: the link's secret opens the boxes; the relay knows only an id that follows from it.
import * as z from 'zod/mini';
import { binary, id, instant } from './fields.ts';
import { role, scopes } from './list.ts';

/** `POST /v1/invitations` (owner). `hello` is for who has the link, `kept` lets other owner devices answer. See pairing/. */
export const invitationPost = z.object({
  id,
  role,
  scopes: z.optional(scopes),
  /** `device` lives 15 minutes, `person` 7 days. */
  life: z.enum(['device', 'person']),
  hello: binary(4096),
  kept: z.optional(binary(1024))
});
export type InvitationPost = z.output<typeof invitationPost>;

/** `open`: nobody came yet. `asked`: a device left its keys. `answered`: it is on the list now. */
const state = z.enum(['open', 'asked', 'answered']);

/** `GET /v1/invitations/:id`, nobody signed in: 404 when it never was, has run out or was withdrawn, 410 `declined` when an owner said no to who asked. */
export const invitationSeen = z.object({ state, hello: binary(4096), expiresAt: instant });
export type InvitationSeen = z.output<typeof invitationSeen>;

/** `POST /v1/invitations/:id/request`, nobody signed in: the first one wins, the same one again is fine, another gets 409 `used`. `DELETE` with the same body takes it back: 404 when it does not stand there, 409 `used` when it was answered. */
export const requestPost = z.object({ request: binary(4096) });

/** `GET /v1/invitations` (owner). `DELETE /v1/invitations/:id` withdraws one; who asked with it is told `declined` until it runs out. */
export const invitationsAnswer = z.object({
  invitations: z.array(
    z.object({
      id,
      by: id,
      role,
      scopes: z.optional(scopes),
      life: z.enum(['device', 'person']),
      state,
      createdAt: instant,
      expiresAt: instant,
      kept: z.optional(binary(1024)),
      request: z.optional(binary(4096))
    })
  )
});
export type InvitationsAnswer = z.output<typeof invitationsAnswer>;
