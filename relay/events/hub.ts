// The sockets that are open, and telling them where things stand. What they are told is never more than "there is more".
import type { EventStanding } from '#sync/wire/events.ts';
import { CLOSE } from '#sync/wire/events.ts';
import type { Storage } from '../storage/port.ts';

/** A socket as the hub needs it. */
export interface Line {
  send(text: string): void;
  close(code: number): void;
}

export interface Seat {
  company: string;
  device: string;
  owner: boolean;
}

export interface EventHub {
  /** A socket that has not said who it is; gives what forgets it. */
  enter(line: Line): () => void;
  /** Seats a socket, tells it where things stand, and gives what ends that. */
  join(line: Line, seat: Seat): () => void;
  /** Something of the company is new: every one of its sockets is told, soon and once. */
  tell(company: string): void;
  /** Closes the sockets of a device, or of a whole company. */
  cutOff(company: string, device?: string): void;
  /** Closes every socket, now and later ones too. */
  stop(): void;
  /** Sockets that are open. */
  readonly count: number;
}

export function eventHub({ storage, clock }: { storage: Storage; clock: () => number }): EventHub {
  const rooms = new Map<string, Map<Line, Seat>>();
  const entered = new Set<Line>();
  const waiting = new Set<string>();
  let stopped = false;

  const standingOf = async (company: string): Promise<{ all: EventStanding; owner: EventStanding } | undefined> => {
    const found = await storage.companies.find(company);
    if (!found) return undefined;
    const { generation, head, list } = found;
    const asked = (await storage.invitations.of(company, clock())).filter(({ request, answered }) => request !== undefined && !answered);
    return { all: { generation, head, list }, owner: { generation, head, list, invitations: asked.length } };
  };

  const say = async (company: string, only?: Line): Promise<void> => {
    const standing = await standingOf(company);
    if (!standing) return;
    for (const [line, { owner }] of rooms.get(company) ?? []) {
      if (!only || line === only) line.send(JSON.stringify(owner ? standing.owner : standing.all));
    }
  };

  // A fault of reading is no fault of who wrote: devices ask again by themselves.
  const quietly = (saying: Promise<void>): void => void saying.catch(() => undefined);

  return {
    enter(line) {
      entered.add(line);
      if (stopped) line.close(CLOSE.stopping);
      return () => entered.delete(line);
    },
    join(line, seat) {
      const room = rooms.get(seat.company) ?? new Map<Line, Seat>();
      rooms.set(seat.company, room);
      room.set(line, seat);
      quietly(say(seat.company, line));
      return () => {
        room.delete(line);
        if (room.size === 0 && rooms.get(seat.company) === room) rooms.delete(seat.company);
      };
    },
    tell(company) {
      if (waiting.has(company) || !rooms.has(company)) return;
      waiting.add(company);
      setImmediate(() => {
        waiting.delete(company);
        quietly(say(company));
      });
    },
    cutOff(company, device) {
      for (const [line, seat] of rooms.get(company) ?? []) {
        if (device === undefined || seat.device === device) line.close(CLOSE.revoked);
      }
    },
    stop() {
      stopped = true;
      for (const line of entered) line.close(CLOSE.stopping);
    },
    get count() {
      return entered.size;
    }
  };
}
