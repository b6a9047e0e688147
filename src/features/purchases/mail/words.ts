// What is wrong with a mail folder, in words.
import { m } from '#messages';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';

const WORDS: Partial<Record<ConnectionFaultCode, () => string>> = {
  unreachable: m.purchases_mail_fault_unreachable,
  address: m.purchases_mail_fault_address,
  certificate: m.purchases_mail_fault_certificate,
  login: m.purchases_mail_fault_login,
  folder: m.purchases_mail_fault_folder,
  secret: m.purchases_mail_fault_secret,
  key: m.purchases_mail_fault_key,
  full: m.purchases_mail_fault_full,
  busy: m.purchases_mail_fault_busy,
  fault: m.purchases_mail_fault
};

/** In the reader's language; what to do is said where a person can do it. */
export const mailFaultText = (fault: ConnectionFaultCode | undefined): string => (WORDS[fault ?? 'fault'] ?? m.purchases_mail_fault)();
