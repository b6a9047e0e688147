// One round of a connection that takes documents: what is due goes, at most four at a time, each once. Every step is written down before the next, so that
// it may be killed anywhere: what was under way then is looked up before it is sent again.
import type { Bytes } from '#sync/bytes.ts';
import type { Access } from '../connections/access.ts';
import { backOff } from '../connections/back-off.ts';
import { type Clock, ConnectionFault } from '../connections/type.ts';
import type { StoredTransmission, TransmissionChange, StoredState, Transmissions } from '../storage/transmission-port.ts';
import { arrivalName } from './name.ts';
import { type Arrived, type Outgoing, type Shipment, Unsure, Unwanted } from './outgoing.ts';
import { nextNight } from './night.ts';

/** Documents under way at once. */
const AT_ONCE = 4;
/** After a call of unknown outcome the other side may still be busy with it: not finding the document means something only after so long. */
export const SETTLES_MS = 10 * 60_000;
/** Looked up once more after so long, then after twice as long each time: it may take many calls. */
const LOOKS_MS = 30_000;
/** Sendings of unknown outcome that came to nothing before a person must say. */
const TRIES = 8;
/** Their words, as far as they are kept. */
const WORDS = 500;

export interface Delivery<Settings> {
  company: string;
  connection: string;
  access: Access<Settings>;
  outgoing: Outgoing<Settings>;
  transmissions: Transmissions;
  /** The bytes of one, undefined when they cannot be read any more. */
  open(one: StoredTransmission): Promise<Bytes | undefined>;
  clock: Clock;
  /** By chance, from 0 to 1. */
  chance(): number;
  /** The other side answers as it should. */
  well(): Promise<void>;
  /** Up to which instant nights were done; kept by the caller. */
  nightsDone: number | undefined;
  keepNights(until: number): Promise<void>;
}

/** @returns how long there is nothing to do, in milliseconds @throws ConnectionFault */
export async function deliver<Settings>(given: Delivery<Settings>): Promise<{ rest: number }> {
  let told: Promise<void> | undefined;
  // Said once a round, and not with each document.
  const delivery = { ...given, well: () => (told ??= given.well()) };
  const { company, connection, transmissions, clock, access } = delivery;
  await transmissions.doubt(company, connection, clock.now());
  await releaseNight(delivery);
  let failed: unknown;
  const busy = new Set<string>();
  const worker = async (): Promise<void> => {
    while (failed === undefined && !access.signal.aborted) {
      const due = await transmissions.due(company, connection, clock.now(), AT_ONCE);
      const one = due.find((each) => !busy.has(nameOf(each)));
      if (!one) return;
      busy.add(nameOf(one));
      try {
        await step(delivery, one);
      } catch (error) {
        failed ??= error;
      } finally {
        busy.delete(nameOf(one));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failed !== undefined) throw failed;
  const now = clock.now();
  const [due, night] = [(await transmissions.nextAt(company, connection)) ?? Infinity, nextNight(delivery.outgoing.night(access.settings), now)];
  return { rest: Math.max(0, Math.min(due, night) - now) };
}

const nameOf = ({ record, attempt }: StoredTransmission): string => `${record} ${attempt}`;

/** What waits for the night goes once its hour has come; one that was missed is made up for. */
async function releaseNight<Settings>({ company, connection, transmissions, clock, access, outgoing, nightsDone, keepNights }: Delivery<Settings>): Promise<void> {
  const now = clock.now();
  if (nightsDone !== undefined && nextNight(outgoing.night(access.settings), nightsDone) <= now) await transmissions.release(company, connection, now);
  else if (nightsDone !== undefined) return;
  await keepNights(now);
}

async function step<Settings>(delivery: Delivery<Settings>, one: StoredTransmission): Promise<void> {
  if (one.state === 'unknown') return lookUp(delivery, one);
  if (one.state === 'arrived') return finish(delivery, one, { outside: one.outside ?? '', words: one.words });
  return send(delivery, one);
}

const shipmentOf = (one: StoredTransmission): Shipment => {
  const { record, attempt, direction, number, media, size } = one;
  return { record, attempt, direction, number, media, size, name: arrivalName(one) };
};

async function send<Settings>(delivery: Delivery<Settings>, one: StoredTransmission): Promise<void> {
  const { outgoing, access, clock } = delivery;
  const bytes = await delivery.open(one);
  // Under another RELAY_SECRET nothing can be read: the device hands it over anew.
  if (!bytes) return void (await change(delivery, one, ['queued'], { state: 'expired' }, true));
  if (!(await change(delivery, one, ['queued'], { state: 'sending', sentAt: clock.now() }))) return;
  let arrived: Arrived;
  try {
    arrived = await outgoing.send(access, shipmentOf(one), bytes);
  } catch (error) {
    return failedToSend(delivery, one, error);
  }
  await delivery.well();
  await keepArrived(delivery, one, ['sending'], arrived);
}

async function failedToSend<Settings>(delivery: Delivery<Settings>, one: StoredTransmission, error: unknown): Promise<void> {
  if (error instanceof Unwanted) {
    await change(delivery, one, ['sending'], { state: 'refused', words: error.message.slice(0, WORDS), tries: 0 });
    return;
  }
  if (error instanceof ConnectionFault) {
    // Nothing arrived. The connection rests; this one is as due as it was.
    await change(delivery, one, ['sending'], { state: 'queued', nextAt: one.nextAt ?? delivery.clock.now() });
    throw error;
  }
  const tries = one.tries + 1;
  const at = delivery.outgoing.find && tries < TRIES ? delivery.clock.now() + pause(delivery, tries) : undefined;
  await change(delivery, one, ['sending'], { state: 'unknown', tries, ...(at !== undefined && { nextAt: at }) });
  throw error instanceof Unsure ? new ConnectionFault('fault', { cause: error }) : error;
}

/** Whether it is there; if not, and time enough has passed for it to have come, it goes again. */
async function lookUp<Settings>(delivery: Delivery<Settings>, one: StoredTransmission): Promise<void> {
  const { outgoing, access, clock } = delivery;
  // Nobody there to ask: a person says.
  if (!outgoing.find) return void (await change(delivery, one, ['unknown'], { state: 'unknown' }));
  const later = { state: 'unknown', tries: one.tries } as const;
  const found = await outgoing.find(access, shipmentOf(one)).catch(async (error: unknown) => {
    // After those that have waited longer: no document is held up by another that cannot be looked up.
    await change(delivery, one, ['unknown'], { ...later, nextAt: clock.now() + pause(delivery, one.tries + 1) });
    throw error;
  });
  await delivery.well();
  if (found) return keepArrived(delivery, one, ['unknown'], found);
  const sentAt = one.sentAt ?? one.stagedAt;
  const [now, settled] = [clock.now(), sentAt + SETTLES_MS];
  if (now >= settled) await change(delivery, one, ['unknown'], { state: 'queued', nextAt: now });
  else await change(delivery, one, ['unknown'], { ...later, nextAt: Math.min(settled, now + Math.max(LOOKS_MS, now - sentAt)) });
}

async function keepArrived<Settings>(delivery: Delivery<Settings>, one: StoredTransmission, from: readonly StoredState[], arrived: Arrived): Promise<void> {
  const { outside, words } = arrived;
  const state = delivery.outgoing.finish ? 'arrived' : 'delivered';
  const kept = await change(delivery, one, from, { state, outside, tries: 0, ...(words !== undefined && { words: words.slice(0, WORDS) }), ...(state === 'arrived' && { nextAt: delivery.clock.now() }) }, true);
  if (kept && state === 'arrived') await finish(delivery, one, arrived);
}

async function finish<Settings>(delivery: Delivery<Settings>, one: StoredTransmission, arrived: Arrived): Promise<void> {
  const { outgoing, access, clock } = delivery;
  try {
    const { words = arrived.words } = (await outgoing.finish?.(access, shipmentOf(one), arrived)) ?? {};
    await change(delivery, one, ['arrived'], { state: 'delivered', tries: 0, ...(words !== undefined && { words: words.slice(0, WORDS) }) });
    await delivery.well();
  } catch (error) {
    // It is there: what could not be done with it is said, and it is never sent again for that.
    if (error instanceof Unwanted) return void (await change(delivery, one, ['arrived'], { state: 'delivered', words: error.message.slice(0, WORDS) }));
    await change(delivery, one, ['arrived'], { state: 'arrived', tries: one.tries + 1, nextAt: clock.now() + pause(delivery, one.tries + 1) });
    throw error instanceof Unsure ? new ConnectionFault('fault', { cause: error }) : error;
  }
}

const pause = <Settings>({ chance }: Delivery<Settings>, tries: number): number => backOff('fault', tries, chance());

function change<Settings>({ transmissions, clock }: Delivery<Settings>, one: StoredTransmission, from: readonly StoredState[], to: TransmissionChange, erase = false): Promise<boolean> {
  return transmissions.change(one, from, to, clock.now(), erase);
}
