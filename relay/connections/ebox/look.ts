// The work of a connection to the e-Box: signs in, with the next certificate where that serves; asks which providers there are; looks through each on its own.
import type { ConnectionFaultCode, EboxSettings } from '#sync/wire/connections.ts';
import { backOff } from '../back-off.ts';
import { type Came, ConnectionFault, type Job } from '../type.ts';
import { listProviders } from './listing.ts';
import { lookThrough } from './pass.ts';
import { type Memory, memoriesIn, withListed } from './progress.ts';
import { type SenderCache, Senders } from './senders.ts';
import type { EboxServers, SignIns } from './servers.ts';

const EVERY_MS = 30 * 60_000;
/** Part of it by which companies are kept from asking in step. */
const JITTER = 0.2;
/** A provider that fails is left alone so long at least. */
const PAUSE_MS = 60_000;

export interface Looking {
  servers: EboxServers;
  signIns: SignIns;
  cache: SenderCache;
  /** From 0 to 1. */
  chance: () => number;
}

/** @returns how long there is nothing to do, in milliseconds @throws ConnectionFault; of providers only where none of them works */
export async function look(job: Job<EboxSettings>, { servers, signIns, cache, chance }: Looking): Promise<{ rest: number }> {
  const { clock, settings } = job;
  const { session, isNext } = await signIns.signIn(job, clock, 'next');
  if (isNext) {
    const { nextKey = '', nextCertificate = '' } = job.secrets;
    await job.reseal({ key: nextKey, certificate: nextCertificate });
  }
  const before = memoriesIn(job.progress);
  const memories = withListed(before, await listProviders(session, servers, settings, before, clock.now()));
  const listed = memories.filter(({ isListed }) => isListed);

  // One at a time: how far all have come is written as one.
  let last = Promise.resolve();
  const keep = (came?: Came): Promise<void> => {
    const next = last.then(() => job.keep({ providers: memories }, came));
    last = next.catch(() => undefined);
    return next;
  };

  await keep();
  const isDue = ({ nextAt, fault }: Memory): boolean => nextAt <= clock.now() || (job.isAsked && fault !== 'busy');
  const outcomes = await Promise.allSettled(
    listed.filter(isDue).map(async (memory) => {
      try {
        await lookThrough({ job, session, senders: new Senders(session, memory, cache, clock), memory, keep, listed: () => job.well() });
        Object.assign(memory, { fault: undefined, failures: 0, nextAt: clock.now() + Math.round(EVERY_MS * (1 - JITTER / 2 + JITTER * chance())) });
      } catch (error) {
        if (job.signal.aborted || !(error instanceof ConnectionFault) || OF_THE_INBOX.includes(error.code)) throw error;
        const failures = memory.failures + 1;
        const pause = Math.max(PAUSE_MS, backOff(error.code, failures, chance(), error.after));
        Object.assign(memory, { fault: error.code, failures, nextAt: clock.now() + pause });
      }
      await keep();
    })
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const first = listed.toSorted((a, b) => a.nextAt - b.nextAt)[0];
  if (!first) return { rest: EVERY_MS };
  const rest = Math.max(1000, first.nextAt - clock.now());
  if (listed.every(({ fault }) => fault !== undefined)) throw new ConnectionFault(first.fault as ConnectionFaultCode, { after: rest });
  return { rest };
}

const OF_THE_INBOX: readonly ConnectionFaultCode[] = ['full', 'key'];
