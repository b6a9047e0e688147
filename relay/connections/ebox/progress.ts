// How far a connection to the e-Box has come: of each provider whom it is known as, how it does, and when all of it is looked through again.
import * as z from 'zod/mini';
import { texts } from '#sync/wire/fields.ts';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';
import type { Part } from '../type.ts';
import { placeOf, type Provider } from './providers.ts';

const memory = z.object({
  ...{ id: z.string(), name: texts, url: z.string(), version: z.enum(['2', '3']) },
  /** It is among those that serve now. */
  isListed: z.boolean(),
  fault: z.optional(z.string()),
  failures: z.int(),
  /** Milliseconds since 1970 from when on it is asked again. */
  nextAt: z.number(),
  /** From when on all of it is looked through; 0 while something may have been passed over. */
  fullAt: z.number(),
  /** The choice under which it was looked through last. */
  archive: z.optional(z.string())
});
export type Memory = z.output<typeof memory>;

const progress = z.object({ providers: z.array(memory) });

/** Of providers that were seen once. */
const MOST = 400;

/** Empty when it is of another shape: all is looked through again, and what came is known. */
export const memoriesIn = (value: unknown): Memory[] => progress.safeParse(value).data?.providers ?? [];

/**
 * Those that are listed now, under the ids by which they were known: registries that call the same one otherwise make it no other. The rest is kept, unlisted.
 * Of one that is listed in several versions the newest counts.
 */
export function withListed(memories: readonly Memory[], listed: readonly Provider[]): Memory[] {
  const unlisted = memories.map((one): Memory => ({ ...one, isListed: false }));
  const places = new Set(listed.map(({ url }) => placeOf(url)));
  const found = new Map<string, Memory>();
  for (const one of listed.toSorted((a, b) => b.version.localeCompare(a.version))) {
    const place = placeOf(one.url);
    if (found.has(place)) continue;
    // The same place, else the same name at a place where nobody is any more: it has moved.
    const before = unlisted.find(({ url }) => placeOf(url) === place) ?? unlisted.find(({ id, url }) => id === one.id && !places.has(placeOf(url)));
    const isTaken = (id: string): boolean => [...found.values(), ...unlisted].some((other) => other.id === id);
    const id = before?.id ?? (isTaken(one.id) ? one.url : one.id);
    found.set(place, { failures: 0, nextAt: 0, fullAt: 0, ...before, id, name: one.name, url: one.url, version: one.version, isListed: true });
  }
  const ids = new Set([...found.values()].map(({ id }) => id));
  return [...found.values(), ...unlisted.filter(({ id }) => !ids.has(id))].slice(0, MOST);
}

/** As owners see it. */
export const partsIn = (value: unknown): Part[] =>
  memoriesIn(value)
    .filter(({ isListed }) => isListed)
    .map(({ id, name, fault, nextAt }) => ({
      ...{ id, name },
      ...(fault !== undefined && { fault: fault as ConnectionFaultCode }),
      ...(nextAt > 0 && { nextAt: new Date(nextAt).toISOString() })
    }));
