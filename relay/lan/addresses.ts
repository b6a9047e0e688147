// Under which addresses and names this machine is reached on its local network.
import { hostname, networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';
import { isLocalAddress } from './name-constraints.ts';

/** Interfaces of containers and virtual machines: no phone is on them. They come last. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vbox|podman|cni|lxc|tun|tap|utun)/i;

type Interfaces = NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[]>;

/** The IPv4 addresses on local networks, the likeliest for a phone first. */
export function localAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .toSorted(([a], [b]) => Number(virtual.test(a)) - Number(virtual.test(b)))
    .flatMap(([, addresses = []]) => addresses)
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isLocalAddress(address))
    .map(({ address }) => address);
}

/** The name by which Apple and Linux devices find this machine without a server, `name.local`; none when the host name is no plain label. */
export function localNames(name: string = hostname()): string[] {
  const label = name.split('.')[0]?.toLowerCase() ?? '';
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? [`${label}.local`] : [];
}
