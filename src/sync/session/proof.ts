// What a device signs to show that it is itself: each text serves one purpose and one challenge.
import type { Bytes } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { SyncId } from '../ids.ts';

export type Purpose = 'session' | 'delete';

/** The bytes to be signed for signing in (`session`) or for deleting the company (`delete`). */
export function proofText(purpose: Purpose, company: SyncId, device: SyncId, challenge: string): Bytes {
  return utf8(`carnet/1/${purpose}|${company}|${device}|${challenge}`);
}
