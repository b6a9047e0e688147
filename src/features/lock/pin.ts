// The PIN of the app lock: what may be one, and its hash. Only the hash is ever kept.
import { fromHex, toHex } from '#sync/bytes.ts';
import * as z from 'zod/mini';

export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

/** As many rounds as take a telephone about half a second (OWASP, PBKDF2 with SHA-256). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;

export const pinHash = z.object({ salt: z.string(), iterations: z.number(), hash: z.string() });
/** Salt and hash in hexadecimal. */
export type PinHash = z.output<typeof pinHash>;

export type PinFault = 'notDigits' | 'wrongLength' | 'tooSimple';

/** What keeps a text from being a PIN; undefined when it may be one. All the same digit, or digits in a row, are guessed first. */
export function pinFault(pin: string): PinFault | undefined {
  if (!/^\d*$/.test(pin)) return 'notDigits';
  if (pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN) return 'wrongLength';
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])));
  const [step] = steps;
  return steps.size === 1 && Math.abs(step ?? 0) <= 1 ? 'tooSimple' : undefined;
}

/** Hashes a new PIN with a salt of its own. */
export async function hashPin(pin: string, iterations = ITERATIONS): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { salt: toHex(salt), iterations, hash: await derive(pin, salt, iterations) };
}

/** Whether it is the PIN that was hashed. */
export async function isPin(pin: string, { salt, iterations, hash }: PinHash): Promise<boolean> {
  return (await derive(pin, fromHex(salt), iterations)) === hash;
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return toHex(new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)));
}
