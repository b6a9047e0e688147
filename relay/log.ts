// The relay's own log: JSON lines by pino, about requests and faults, never about what a document says.
import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** A log that writes JSON lines to standard output from `level` up. Header values and bodies are never handed to it. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
