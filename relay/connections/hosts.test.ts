// Addresses that the relay calls: public ones, however they are written or named.
import { expect, it } from 'vitest';
import { addressesOf, isPublic } from './hosts.ts';

it('knows the public ones', () => {
  for (const address of ['8.8.8.8', '193.190.198.10', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1', '2606:4700::1111']) expect(isPublic(address), address).toBe(true);
});

it('refuses this machine, its network, and what only looks public', () => {
  const closed = ['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'];
  const six = ['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1'];
  for (const address of [...closed, ...six, 'localhost', '', '1.2.3']) expect(isPublic(address), address).toBe(false);
});

it('asks for a name once, and calls none that leads inside', async () => {
  const resolve = (found: string[]) => () => Promise.resolve(found);
  expect(await addressesOf('mail.example', { local: false, resolve: resolve(['10.0.0.1', '193.190.198.10']) })).toEqual(['193.190.198.10']);
  await expect(addressesOf('mail.example', { local: false, resolve: resolve(['10.0.0.1', '::1']) })).rejects.toMatchObject({ code: 'address' });
  await expect(addressesOf('127.0.0.1', { local: false })).rejects.toMatchObject({ code: 'address' });
  await expect(addressesOf('mail.example', { local: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) })).rejects.toMatchObject({ code: 'unreachable' });
  expect(await addressesOf('mail.example', { local: true, resolve: resolve(['10.0.0.1']) })).toEqual(['10.0.0.1']);
});

it('is not led astray by other ways to write an address', async () => {
  // The system's own reader takes these for 127.0.0.1.
  for (const odd of ['2130706433', '0x7f000001', '127.1', '0177.0.0.1']) await expect(addressesOf(odd, { local: false })).rejects.toMatchObject({ code: expect.stringMatching(/address|unreachable/) });
});
