// Whom limits count for: the connection, or what the proxy on this machine says last.
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addressReader } from './address.ts';

async function seen(remoteAddress: string, said: string | undefined, behindProxy = true): Promise<string> {
  const app = new Hono();
  const addressOf = addressReader({ behindProxy });
  app.get('/', (c) => c.text(addressOf(c)));
  const headers = said === undefined ? {} : { 'x-forwarded-for': said };
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } })).text();
}

it('is the connection’s, unless a proxy of this machine brings another', async () => {
  expect(await seen('203.0.113.7', undefined)).toBe('203.0.113.7');
  expect(await seen('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  expect(await seen('127.0.0.1', '198.51.100.1, 198.51.100.2')).toBe('198.51.100.2');
  expect(await seen('::ffff:127.0.0.1', '198.51.100.2')).toBe('198.51.100.2');
  expect(await seen('127.0.0.1', '198.51.100.2', false)).toBe('127.0.0.1');
});

it('counts an IPv6 network as one', async () => {
  const one = await seen('2001:db8:1:2:3:4:5:6', undefined);
  expect(await seen('2001:db8:1:2::9', undefined)).toBe(one);
  expect(await seen('2001:db8:1:3::9', undefined)).not.toBe(one);
  expect(await seen('::1', '2001:db8:1:2::1')).toBe(one);
});
