// What the loop is doing or waiting for, in the few words that a screen shows.
import type { Instant } from '#domain/record.ts';
import { SyncError } from '#sync/error.ts';
import { StoreError } from '../../errors.ts';
import { isRelayFault, RelayFault } from '../relay/fault.ts';

/** Why it is tried again later: no answer; the relay is busy, stopping or at fault; its disk is full; this device's is; something that should not be. */
export type WaitReason = 'unreachable' | 'busy' | 'full' | 'device-full' | 'fault';
/** `revoked`: an owner has cut this device off. `unknown`: the relay does not know it (the company was deleted there, or the relay restored from before it came). */
export type RefusedReason = 'revoked' | 'unknown';
/**
 * `pair-again`: this device's data was set back; what it has not sent stays here. `role`: some changes are beyond its rights, and stay here.
 * `unsent`: the relay cannot take some of them. `newer`: another device runs a newer app: update. `list`: what the relay shows contradicts
 * what is known of the device list. `kept-back`: changes of others are known to be there, and the relay does not show them, or not what they are read with.
 * `restored`: the relay was put back to an earlier copy twice in a row.
 */
export type AttentionReason = 'pair-again' | 'role' | 'unsent' | 'newer' | 'list' | 'kept-back' | 'restored';

export type Phase =
  | { state: 'up-to-date' }
  | { state: 'sending' }
  | { state: 'receiving' }
  /** `since`: of the first failure; `next`: of the next try. */
  | { state: 'waiting'; why: WaitReason; since: Instant; next: Instant }
  | { state: 'refused'; why: RefusedReason }
  | { state: 'attention'; why: AttentionReason };

/** What a failed pass means. `stop`: only a person can change it. `retryAfter` in seconds. `closed`: there is no database any more. */
export type Failure =
  | { kind: 'wait'; why: WaitReason; retryAfter?: number | undefined }
  | { kind: 'stop'; phase: Phase }
  | { kind: 'closed' };

/** Something that a pass cannot go on with. */
export class Halt extends Error {
  readonly why: AttentionReason;
  constructor(why: AttentionReason) {
    super(why);
    this.name = 'Halt';
    this.why = why;
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Halt) return { kind: 'stop', phase: { state: 'attention', why: error.why } };
  if (error instanceof RelayFault) return ofRelay(error);
  if (error instanceof SyncError) return { kind: 'stop', phase: { state: 'attention', why: error.code === 'newer' ? 'newer' : 'list' } };
  if (error instanceof StoreError && error.code === 'quota') return { kind: 'wait', why: 'device-full' };
  if (error instanceof StoreError && (error.code === 'closed' || error.code === 'newer')) return { kind: 'closed' };
  return { kind: 'wait', why: 'fault' };
}

function ofRelay(fault: RelayFault): Failure {
  const { retryAfter } = fault;
  if (isRelayFault(fault, 'revoked')) return { kind: 'stop', phase: { state: 'refused', why: 'revoked' } };
  if (isRelayFault(fault, 'proof')) return { kind: 'stop', phase: { state: 'refused', why: 'unknown' } };
  if (isRelayFault(fault, 'unreachable', 'odd')) return { kind: 'wait', why: 'unreachable', retryAfter };
  if (isRelayFault(fault, 'full')) return { kind: 'wait', why: 'full', retryAfter };
  if (isRelayFault(fault, 'slow-down', 'stopping', 'fault')) return { kind: 'wait', why: 'busy', retryAfter };
  return { kind: 'wait', why: 'fault', retryAfter };
}
