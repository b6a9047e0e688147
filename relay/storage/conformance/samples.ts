// Companies, envelopes and lists for the conformance suite: the storage looks into none of them.
import { randomBytes } from 'node:crypto';
import type { Bytes } from '../bytes.ts';
import type { NewEnvelope, NewList, Storage } from '../port.ts';

export const AT = Date.UTC(2026, 10, 22, 9);
export const DAY = 86_400_000;

export function bytes(text: string): Bytes {
  return new Uint8Array(Buffer.from(text));
}

export function someId(): string {
  return randomBytes(13).toString('hex');
}

/** An envelope of one scope; its content is its id unless given. */
export function envelope({ id = someId(), text = id, ...more }: Partial<NewEnvelope> & { text?: string } = {}): NewEnvelope {
  return { id, scope: 'sales', epoch: 1, device: 'laptop', n: 1, kind: 'change', contains: [], bytes: bytes(text), ...more };
}

export function list(number: number, ...devices: (string | { id: string; revokedAt: number })[]): NewList {
  const entries = devices.map((device) => (typeof device === 'string' ? { id: device } : device));
  return {
    number,
    bytes: bytes(`list ${number} ${JSON.stringify(entries)}`),
    devices: entries.map((entry) => ({ ...entry, entry: { id: entry.id, name: 'x' } }))
  };
}

/** Founds a company with the device `laptop`, and gives its id. */
export async function found(storage: Storage, id = someId()): Promise<string> {
  await storage.companies.found({ id, generation: `life of ${id}`, at: AT, list: list(1, 'laptop') });
  return id;
}
