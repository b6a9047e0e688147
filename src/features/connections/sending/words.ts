// What is wrong with a way in whose other side has no words of its own for it.
import { m } from '#messages';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';

type Words = Partial<Record<ConnectionFaultCode, () => string>>;

const WORDS: Words = {
  unreachable: m.sending_fault_unreachable,
  address: m.sending_fault_address,
  certificate: m.sending_fault_certificate,
  login: m.sending_fault_login,
  role: m.sending_fault_role,
  folder: m.sending_fault_folder,
  secret: m.sending_fault_secret,
  busy: m.sending_fault_busy
};

/** Mail goes through the relay's own server: what is wrong there is for who runs the relay. */
export const RELAY_MAIL: Words = { client: m.sending_fault_mail_none, login: m.sending_fault_mail, unreachable: m.sending_fault_mail, role: m.sending_fault_mail };

/** In the reader's language; what to do is said where a person can do it. */
export const sendingFaultText = (fault: ConnectionFaultCode = 'fault', type: 'mail' | 'webdav'): string => ((type === 'mail' && RELAY_MAIL[fault]) || (WORDS[fault] ?? m.sending_fault))();
