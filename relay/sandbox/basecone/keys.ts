// Who calls: keys for a user of an app or for a Premium app, and the Basic header that carries them (ApiReference/BasicAuthentication).
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Answers, Caller } from './calls.ts';
import type { Client } from './options.ts';
import { readJson } from './read.ts';
import { BaseconeRefusal } from './refusal.ts';
import type { State } from './state.ts';

const clientGiven = z.object({ clientIdentifier: z.string(), clientSecret: z.string() });
const userGiven = clientGiven.extend({ username: z.string(), password: z.string(), officeCode: z.string() });

/**
 * The key of a user of an app, or of the app: always the same, as theirs never expires, so that a stand-in started anew
 * knows the keys that it gave before.
 */
function keyOf(state: State, client: Client, user: Caller['user']): string {
  const whom = user ? `user ${user.officeCode} ${user.username}` : 'app';
  return createHmac('sha256', client.secret).update(`${whom} ${state.keyRound}`).digest('hex');
}

export function keyAnswers(state: State): Answers<'userKey' | 'clientKey'> {
  const clientOf = ({ clientIdentifier, clientSecret }: z.infer<typeof clientGiven>): Client => {
    const client = state.clients.find(({ identifier, secret }) => identifier.toLowerCase() === clientIdentifier.toLowerCase() && secret === clientSecret);
    if (!client) throw new BaseconeRefusal(400, 'client_credentials_invalid', 'The client credentials are invalid.');
    return client;
  };
  return {
    async userKey(c) {
      const given = await readJson(c, userGiven);
      const client = clientOf(given);
      const user = state.users.find((one) => one.officeCode.toLowerCase() === given.officeCode.toLowerCase() && one.username.toLowerCase() === given.username.toLowerCase());
      if (user?.password !== given.password) throw new BaseconeRefusal(400, 'user_credentials_invalid', 'The user credentials are invalid.');
      if (user.locked) throw new BaseconeRefusal(400, 'user_locked_out', 'The user is locked out.');
      if (user.roles?.length === 0) throw new BaseconeRefusal(400, 'user_has_no_roles', 'The user has no roles.');
      return c.json({ apiAccessKey: keyOf(state, client, user), userId: user.userId });
    },
    async clientKey(c) {
      const client = clientOf(await readJson(c, clientGiven));
      if (!client.premium) throw new BaseconeRefusal(403, 'forbidden', 'This is available for Premium apps only.');
      return c.json({ apiAccessKey: keyOf(state, client, undefined) });
    }
  };
}

/**
 * Who an `Authorization` header stands for.
 * @throws {BaseconeRefusal} 400 `invalid_authorization_header` when it is none of Basic, 401 `unauthorized` when its key is not known
 */
export function callerOf(state: State, header: string | undefined): Caller {
  const [, encoded = ''] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header ?? '') ?? [];
  const [, identifier, key] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (identifier === undefined) throw new BaseconeRefusal(400, 'invalid_authorization_header', 'The Authorization header is missing or invalid.');
  const client = state.clients.find((one) => one.identifier.toLowerCase() === identifier.toLowerCase());
  if (client) {
    const user = state.users.find((one) => keyOf(state, client, one) === key);
    if (user || (client.premium && keyOf(state, client, undefined) === key)) return { client, user };
  }
  throw new BaseconeRefusal(401, 'unauthorized', 'Authorization has been denied for this request.');
}
