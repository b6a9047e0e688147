// Why what was given for a connection was refused, as the relay says it beside "to be given anew".
import { expect, test } from 'vitest';
import { RelayFault } from '../sync/relay/fault.ts';
import { whyRefused } from './connections.ts';

test.each([
  [new RelayFault('secret', { status: 409, body: { detail: 'busy' } }), 'busy'],
  [new RelayFault('secret', { status: 409, body: { detail: 'of another version' } }), 'secret'],
  [new RelayFault('secret', { status: 409 }), 'secret'],
  [new RelayFault('role', { status: 403, body: { detail: 'busy' } }), undefined],
  [new Error('another'), undefined]
])('%s is %s', (error, code) => expect(whyRefused(error)).toBe(code));
