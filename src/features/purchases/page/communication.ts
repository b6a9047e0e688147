// The communication of a transfer as it is typed: structured when its digits agree, an RF reference, else free text.
import { isOgm, parseOgm, printOgm } from '#domain/numbers/ogm.ts';
import { isRf, parseRf, printRf } from '#domain/numbers/rf.ts';
import { pass, refuse, type Result } from '#domain/result.ts';

/** `check`: twelve digits like a structured communication, whose last two do not agree. */
export type CommunicationFault = 'check';

/** As it is kept: twelve digits, an RF reference without blanks, or the text. */
export function parseCommunication(text: string): Result<string, CommunicationFault> {
  const bare = text.trim();
  const ogm = parseOgm(bare);
  if (ogm.ok) return pass(ogm.value);
  const rf = parseRf(bare);
  if (rf.ok) return pass(rf.value);
  return ogm.fault === 'wrongCheck' ? refuse('check') : pass(bare);
}

/** As people write it. */
export const printCommunication = (value: string): string => (isOgm(value) ? printOgm(value) : isRf(value) ? printRf(value) : value);
