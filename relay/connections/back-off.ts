// How long a connection or a document that fails is left alone: twice as long each time, never in step with others.
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';

const FIRST = 1000;
export const LONGEST = 3_600_000;

/** These only a person can mend, and asking again and again gets accounts locked. */
const PATIENT: readonly ConnectionFaultCode[] = ['login', 'locked', 'client', 'role', 'dossier', 'certificate', 'folder', 'address', 'identity', 'scope', 'clock', 'secret', 'key'];

/** @param failures in a row, from 1 on @param part by chance, from 0 to 1 @returns milliseconds: between half and all of the step */
export function backOff(fault: ConnectionFaultCode, failures: number, part: number, after = 0): number {
  const step = PATIENT.includes(fault) ? LONGEST : Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.min(LONGEST, Math.max(Math.round(step * (0.5 + part / 2)), after));
}
