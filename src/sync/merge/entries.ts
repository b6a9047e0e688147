// Entries of a document from several devices: they add up. No order, no clock and no repetition changes the result.

/** What an entry has whatever its kind; the rest is kept as it came. */
export interface AnyEntry {
  /** ULID of the device that wrote it. */
  id: string;
  document: string;
}

export interface Merged<E extends AnyEntry> {
  /** By id. */
  entries: E[];
  /** Entries that came with another content under an id that was taken: never applied, to be kept in quarantine. */
  odd: E[];
}

/**
 * All entries of both. `text` gives the JSON that counts (canonical); of two contents under one id the lower text is taken on every
 * device: honest devices never make such a pair.
 */
export function mergeEntries<E extends AnyEntry>(known: readonly E[], came: readonly E[], text: (entry: E) => string): Merged<E> {
  const byId = new Map<string, { entry: E; text: string }>();
  const odd = new Map<string, E>();
  for (const entry of [...known, ...came]) {
    const one = { entry, text: text(entry) };
    const there = byId.get(entry.id);
    if (there && there.text !== one.text) {
      const [lower, higher] = one.text < there.text ? [one, there] : [there, one];
      byId.set(entry.id, lower);
      odd.set(higher.text, higher.entry);
    } else if (!there) byId.set(entry.id, one);
  }
  const entries = [...byId.values()].map(({ entry }) => entry);
  return { entries: entries.sort((a, b) => (a.id < b.id ? -1 : 1)), odd: [...odd.values()] };
}
