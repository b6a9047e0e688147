// Who asks, as far as the network tells: the address of the connection, or what a proxy on this machine says.
import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** The address that limits count for. `behindProxy`: connections from this machine bring it in X-Forwarded-For, the last one being the proxy's own word. */
export function addressReader({ behindProxy }: { behindProxy: boolean }): (c: Context) => string {
  return (c) => {
    const direct = plain(getConnInfo(c).remote.address ?? '');
    const said = behindProxy && isLoopback(direct) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return network(plain(said ?? direct));
  };
}

/** IPv4 in IPv6's clothes as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** One who has an IPv6 network has all its addresses: they count as one. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const all = tail === undefined ? front : [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back];
  return all.slice(0, 4).join(':');
}
