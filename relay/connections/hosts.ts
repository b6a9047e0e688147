// Which addresses the relay calls for a company: public ones alone, so that nobody reaches through it into the network that it stands in.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ConnectionFault } from './type.ts';

const closed = new BlockList();
// IANA's special-purpose registries (RFC 6890 and its successors), multicast, and what is reserved.
const four: [string, number][] = [
  ...([['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12]] as [string, number][]),
  ...([['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15]] as [string, number][]),
  ...([['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as [string, number][])
];
for (const [net, bits] of four) closed.addSubnet(net, bits, 'ipv4');
/** Of IPv6 what is given out to the public (2000::/3), without the parts that lead elsewhere. */
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
const odd: [string, number][] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];
for (const [net, bits] of odd) closed.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, 'ipv4');
  return version === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export type Resolve = (host: string) => Promise<string[]>;

/** As the system knows names, IPv4 first: mail servers that announce an IPv6 address that does not answer are many. */
const systemResolve: Resolve = async (host) => (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);

/**
 * The addresses to call for a host: the name is looked up once and these are called, so that it cannot become another one in between.
 * @param local private addresses too @throws ConnectionFault `unreachable`, `address`
 */
export async function addressesOf(host: string, { local, resolve = systemResolve }: { local: boolean; resolve?: Resolve | undefined }): Promise<string[]> {
  const found = isIP(host) ? [host] : await resolve(host).catch((cause: unknown) => Promise.reject(new ConnectionFault('unreachable', { cause })));
  const callable = local ? found : found.filter(isPublic);
  if (callable.length === 0) throw new ConnectionFault(found.length === 0 ? 'unreachable' : 'address');
  return callable;
}

/** For a request to `url`, which then calls these addresses alone. @throws as `addressesOf` */
export async function lookupOf({ hostname }: URL, outside: Parameters<typeof addressesOf>[1]): Promise<LookupFunction> {
  const addresses = (await addressesOf(hostname.replaceAll(/^\[|\]$/g, ''), outside)).map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, answer) => (all ? answer(null, addresses) : answer(null, addresses[0]!.address, addresses[0]!.family));
}
