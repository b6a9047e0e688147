// The server of a mailbox, with and without a port.
import { expect, test } from 'vitest';
import { printServer, readServer } from './server.ts';

test.each([
  ['imap.example.be', 'tls', 'imap.example.be', 993],
  [' imap.example.be ', 'starttls', 'imap.example.be', 143],
  ['localhost:10993', 'tls', 'localhost', 10_993],
  ['2001:db8::7', 'tls', '2001:db8::7', 993]
] as const)('%s by %s', (typed, security, host, port) => {
  const server = readServer(typed, security);
  expect(server).toEqual({ host, port });
  expect(printServer({ ...server, security })).toBe(typed.trim());
});
