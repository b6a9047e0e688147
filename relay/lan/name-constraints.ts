// What our authority may speak for: addresses of a local network and nothing else, so that a stolen key opens no bank (RFC 5280 §4.2.1.10).
import './reflect.ts';
import { Extension } from '@peculiar/x509';

const OID = '2.5.29.30';

const names = ['localhost', 'local', 'lan', 'internal', 'home.arpa'];
/** Address and mask, as the extension holds them: private, shared, link-local and loopback ranges. */
const networks = [
  v4('10.0.0.0', '255.0.0.0'),
  v4('172.16.0.0', '255.240.0.0'),
  v4('192.168.0.0', '255.255.0.0'),
  v4('100.64.0.0', '255.192.0.0'),
  v4('169.254.0.0', '255.255.0.0'),
  v4('127.0.0.0', '255.0.0.0'),
  v6([0xfc], [0xfe]),
  v6([0xfe, 0x80], [0xff, 0xc0]),
  [...Array.from({ length: 15 }, () => 0), 1, ...Array.from({ length: 16 }, () => 255)]
];

/** The critical extension for the authority's certificate. */
export function nameConstraints(): Extension {
  const subtrees = [
    ...names.map((name) => der(0x30, der(0x82, [...new TextEncoder().encode(name)]))),
    ...networks.map((network) => der(0x30, der(0x87, network)))
  ];
  return new Extension(OID, true, new Uint8Array(der(0x30, der(0xa0, subtrees.flat()))));
}

/** True when the authority may sign for this address: one of the networks above. */
export function isLocalAddress(address: string): boolean {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(address)) return false;
  const bytes = v4(address, '0.0.0.0').slice(0, 4);
  return networks.filter((network) => network.length === 8).some((network) => bytes.every((byte, at) => (byte & (network[at + 4] ?? 0)) === network[at]));
}

function v4(address: string, mask: string): number[] {
  return `${address}.${mask}`.split('.').map(Number);
}

function v6(address: number[], mask: number[]): number[] {
  const padded = (bytes: number[]): number[] => Array.from({ length: 16 }, (_, at) => bytes[at] ?? 0);
  return [...padded(address), ...padded(mask)];
}

/** One DER element of up to 65,535 bytes. */
function der(tag: number, content: number[]): number[] {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...size, ...content];
}
