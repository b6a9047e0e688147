// One pass: everything that is to be sent goes, everything that is new comes. It may be cut between any two steps.
import { type Exchange, type Pushed, pullSome, pushSome, refreshKeys } from '../exchange.ts';
import { compactSome, resumeCompacting } from '../compaction/compact.ts';
import { bringFiles, sendFiles } from '../files.ts';
import { giveUpIssue, isAwaited, resumeIssue } from '../issue.ts';
import { askAgain, keptBack } from '../kept-back.ts';
import { waitNoLonger } from '../never-sent.ts';
import { afterReading, beginAgain } from '../restored.ts';
import { refusedScope } from '../role.ts';
import { lockBehind } from '../members/leave.ts';
import { takeOverSome } from '../take-over.ts';
import { unsent } from '../pack.ts';
import type { Connected } from '../connected.ts';
import { isRelayFault } from '../relay/fault.ts';
import { emptyInbox } from '../../inbox/empty.ts';
import { type AttentionReason, Halt } from './phase.ts';

export interface PassOptions {
  /** Asked between steps: the page went to the background, the company is being closed. */
  ended: () => boolean;
  /** Told what begins, only where there is something to do. */
  tell: (state: 'sending' | 'receiving') => Promise<void>;
  /** This device was away: what it wrote meanwhile is still unsent, and so known as its own, when a draft turns out to be issued (keep-drafts.ts). */
  away?: boolean;
}

/** @returns what a person should know, though the rest went well @throws Halt, RelayFault, SyncError, StoreError */
export async function pass(connected: Connected, options: PassOptions): Promise<AttentionReason | undefined> {
  const isUnread = await resumed(connected);
  await askAgain(connected, options.away ?? false);
  if (options.away) await pullAll(connected, options);
  // Before anything with a later number, and though something is kept back: others may wait for its number.
  await resumeCompacting(connected);
  let [outcome, begun] = [await sendAll(connected, options), false];
  while (!(await pullAll(connected, options))) {
    // A relay that is put back again while we read it is a matter for the next pass.
    if (begun) throw new Halt('restored');
    begun = true;
    await beginAgain(connected);
  }
  if (options.ended()) return undefined;
  if (await afterReading(connected)) outcome = await sendAll(connected, options);
  if (outcome.taken.length > 0) outcome = await sendAgain(connected, options, outcome.taken);
  if (isUnread) await resumeIssue(connected, 'last').catch((error: unknown) => (isRelayFault(error, 'role') ? giveUpIssue(connected) : setBack(error)));
  await bringFiles(connected);
  if (outcome.attention || options.ended()) return outcome.attention;
  outcome = await takeOverInbox(connected, options);
  if (outcome.attention || options.ended()) return outcome.attention;
  await lockBehind(connected);
  const attention = await keptBack(connected.connection);
  if (!attention) await compactSome(connected);
  else if (options.away) await waitNoLonger(connected.connection);
  return attention;
}

/**
 * @returns whether it is to be asked for at the end: a relay that was put back to before the keys changed, or to before the numbers that came first,
 * cannot place it until it has the acts and documents again; and who may give no numbers any more reads first whether the relay had taken it before
 */
async function resumed(connected: Connected): Promise<boolean> {
  try {
    await resumeIssue(connected);
    return await isAwaited(connected);
  } catch (error) {
    if (isRelayFault(error, 'malformed', 'role')) return true;
    return setBack(error);
  }
}

/** What was asked for goes by a number that another envelope of this device has: the relay has seen more of it than it has itself. */
function setBack(error: unknown): never {
  throw isRelayFault(error, 'differs') ? new Halt('pair-again') : error;
}

/** The relay had them, and its answer was lost: packed again they are other bytes under the same id. If they were ours, they came with the log. */
async function sendAgain(connected: Connected, options: PassOptions, taken: readonly string[]): Promise<Outcome> {
  const waiting = new Set((await connected.connection.run(unsent)).map(({ id }) => id));
  if (taken.some((id) => waiting.has(id))) throw new Halt('pair-again');
  const outcome = await sendAll(connected, options);
  if (outcome.taken.length > 0) throw new Halt('pair-again');
  return outcome;
}

async function sendAll(connected: Connected, options: PassOptions): Promise<Outcome> {
  while (!options.ended() && (await takeOverSome(connected.connection)));
  await sendFiles(connected);
  return pushAll(connected, options);
}

/** What came from outside becomes records; it is erased at the relay once these are in the log. */
async function takeOverInbox(connected: Connected, options: PassOptions): Promise<Outcome> {
  let outcome: Outcome = { taken: [] };
  await emptyInbox(connected, options.ended, async () => {
    outcome = await sendAll(connected, options);
    if (outcome.taken.length > 0) outcome = await sendAgain(connected, options, outcome.taken);
    return outcome.attention === undefined;
  });
  return outcome;
}

interface Outcome {
  /** Ids whose place at the relay is taken: by themselves, sent before, or by others. */
  taken: string[];
  attention?: AttentionReason;
}

async function pushAll(exchange: Exchange, { ended, tell }: PassOptions): Promise<Outcome> {
  if (!(await exchange.connection.run(async (db) => (await db.outbox.count()) > 0 || (await unsent(db)).length > 0))) return { taken: [] };
  await tell('sending');
  for (let refreshed = false; !ended(); ) {
    const pushed = await pushSome(exchange);
    const taken = pushed.faults.flatMap(({ id, fault }) => (fault === 'taken' ? [id] : []));
    if (taken.length > 0) return { taken };
    if (has(pushed, 'epoch') && !refreshed) {
      // The keys have moved on: packed again with those of now.
      refreshed = true;
      await refreshKeys(exchange);
    } else if (pushed.stored === 0) {
      if (has(pushed, 'role') || (await isBeyondRole(exchange))) return { taken, attention: 'role' };
      return { taken, ...(pushed.faults.length > 0 && { attention: 'unsent' as const }) };
    }
  }
  return { taken: [] };
}

/** What it may not write any more has no key: it is not even packed. */
function isBeyondRole({ connection }: Exchange): Promise<boolean> {
  return connection.run(async (db) => {
    const scopes = new Set<string>();
    await db.outbox.each(({ scope }) => void scopes.add(scope));
    return (await refusedScope(db, [...scopes])) !== undefined;
  });
}

const has = ({ faults }: Pushed, wanted: Pushed['faults'][number]['fault']) => faults.some(({ fault }) => fault === wanted);

/** @returns false when the relay was put back */
async function pullAll(exchange: Exchange, { ended, tell }: PassOptions): Promise<boolean> {
  for (let told = false; !ended(); ) {
    const pulled = await pullSome(exchange);
    if (pulled !== 'more') return pulled === 'done';
    if (!told) await tell('receiving');
    told = true;
  }
  return true;
}
