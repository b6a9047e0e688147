// What the rows of lists say of transmissions: bits beside those of documents (row.ts) and of purchases, the same in both.
import type { Entry } from '../document/model.ts';
import type { Book } from './model.ts';
import { type Standing, standingsOf } from './standing.ts';

/** `asked` not yet with the relay; `kept` held back by a person. Stored in the rows: never renumber. */
export const SENDING = { asked: 32, queued: 64, delivered: 128, unknown: 256, refused: 512, kept: 1024 } as const;
export const ALL_SENDING = Object.values(SENDING).reduce((all, bit) => all | bit, 0);

function bitsOf({ state, stopped, arrived }: Standing): number {
  const here = arrived ? SENDING.delivered : 0;
  switch (state) {
    case 'asked':
      return here | SENDING.asked;
    case 'queued':
      return here | SENDING.queued;
    case 'delivered':
      return SENDING.delivered;
    case 'unknown':
      return here | SENDING.unknown;
    case 'refused':
    case 'expired':
      return here | SENDING.refused;
    case 'stopped':
      return here | SENDING.kept;
    case 'withdrawn':
      return here | (stopped ? SENDING.kept : 0);
  }
}

/** @returns the bits of all connections together */
export function sendingFlags(entries: readonly Entry[], book: Book): number {
  let bits = 0;
  for (const standing of standingsOf(entries, book).values()) bits |= bitsOf(standing);
  return bits;
}
