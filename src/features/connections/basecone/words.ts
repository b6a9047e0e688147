// What is wrong with the way into Basecone, in words.
import { m } from '#messages';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';
import { RELAY_MAIL } from '../sending/words.ts';
import type { Way } from './access.ts';

const WORDS: Partial<Record<ConnectionFaultCode, () => string>> = {
  unreachable: m.basecone_fault_unreachable,
  address: m.basecone_fault_address,
  certificate: m.basecone_fault_certificate,
  login: m.basecone_fault_login,
  locked: m.basecone_fault_locked,
  client: m.basecone_fault_client,
  role: m.basecone_fault_role,
  dossier: m.basecone_fault_dossier,
  secret: m.basecone_fault_secret,
  busy: m.basecone_fault_busy
};

/** In the reader's language; what to do is said where a person can do it. */
export const baseconeFaultText = (fault: ConnectionFaultCode | undefined, way?: Way): string => ((way === 'mail' && RELAY_MAIL[fault ?? 'fault']) || (WORDS[fault ?? 'fault'] ?? m.basecone_fault))();
