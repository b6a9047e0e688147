// The lock in words: how long to wait, what is wrong with a PIN.
import { m } from '#messages';
import { LONGEST_PIN, pinFault, SHORTEST_PIN } from './pin.ts';

/** "Try again in 4:59." */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return m.lock_wait({ time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` });
}

/** What keeps a text from being a PIN, in words; undefined when it may be one. */
export function pinWords(pin: string): string | undefined {
  const fault = pinFault(pin);
  if (!fault) return undefined;
  return fault === 'tooSimple' ? m.lock_pin_too_simple() : m.lock_pin_length({ min: String(SHORTEST_PIN), max: String(LONGEST_PIN) });
}
