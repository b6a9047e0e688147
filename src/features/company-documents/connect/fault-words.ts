// Why the connection to the government does not work, in words that say what to do.
import { m } from '#messages';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';

const WORDS: Partial<Record<ConnectionFaultCode, () => string>> = {
  client: m.ebox_fault_client,
  identity: m.ebox_fault_identity,
  scope: m.ebox_fault_scope,
  clock: m.ebox_fault_clock,
  unreachable: m.ebox_fault_unreachable,
  address: m.ebox_fault_unreachable,
  busy: m.ebox_fault_busy,
  certificate: m.ebox_fault_certificate,
  full: m.ebox_fault_full
};

export const eboxFaultText = (fault: ConnectionFaultCode = 'fault'): string => (WORDS[fault] ?? m.ebox_fault)();
