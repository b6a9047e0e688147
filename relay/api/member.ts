// Who asks: the device behind a token, as the list stands now.
import type { Context } from 'hono';
import type { DeviceEntry } from '#sync/list/state.ts';
import { Refusal } from '../problem.ts';
import type { Relay } from '../relay.ts';

export interface Member {
  company: string;
  device: string;
  entry: DeviceEntry;
}

/**
 * The signed-in device of a request.
 * @throws {Refusal} 401 without a good token, 403 `revoked`, 429
 */
export async function memberOf(c: Context, relay: Relay): Promise<Member> {
  const [, token] = /^Bearer ([A-Za-z0-9_.-]{20,400})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const session = token === undefined ? undefined : relay.tokens.find(token);
  if (!session) {
    limitAddress(c, relay);
    throw new Refusal(401, 'token', {}, { 'www-authenticate': 'Bearer' });
  }
  const { company, device } = session;
  const wait = relay.devices.take(`${company} ${device}`);
  if (wait > 0) throw slowDown(wait);
  const found = await relay.storage.lists.find(company, device);
  if (!found) throw new Refusal(401, 'token', {}, { 'www-authenticate': 'Bearer' });
  if (found.revoked) throw new Refusal(403, 'revoked');
  return { company, device, entry: found.entry as DeviceEntry };
}

/** @throws {Refusal} 429 when too much came from there without a sign-in */
export function limitAddress(c: Context, relay: Relay): void {
  const wait = relay.addresses.take(relay.addressOf(c));
  if (wait > 0) throw slowDown(wait);
}

function slowDown(seconds: number): Refusal {
  return new Refusal(429, 'slow-down', {}, { 'retry-after': String(seconds) });
}
