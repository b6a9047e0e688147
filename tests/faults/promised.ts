// What devices were told is done: after everything it must be there, on all of them.
import type { SealedDocument } from '#domain/document/model.ts';

interface Act {
  /** Of the device that did it. */
  device: string;
  /** The relay has it: it holds even when the device is revoked. */
  sent: boolean;
}

export class Promised {
  /** Payments by id of their entry, with what was paid. */
  readonly entries = new Map<string, Act & { cents: number }>();
  /** Issued documents by number, record and all that they say, as they were shown. */
  readonly issued = new Map<string, Act & { document: SealedDocument; record: string }>();
  /** Lines that were added to drafts, `record line`. */
  readonly lines = new Map<string, Act>();
  /** Files by their SHA-256. */
  readonly files = new Map<string, Act>();
  /** Values written into a field of a record, all of them. */
  readonly fields = new Map<string, Set<string>>();
  /** Lines that somebody removed: they may be gone. */
  readonly removed = new Set<string>();

  field(record: string, value: string): void {
    const values = this.fields.get(record) ?? new Set();
    this.fields.set(record, values.add(value));
  }

  /** The relay has all that this device did. */
  sent(device: string): void {
    for (const act of this.#all()) if (act.device === device) act.sent = true;
  }

  /** The relay was put back: what it has is to be seen again. */
  unsent(): void {
    for (const act of this.#all()) act.sent = false;
  }

  /** The device was cut off, or set back to an earlier copy of itself: what it did not send is in a file for the owner at best, not in the company. */
  gone(device: string): void {
    for (const map of [this.entries, this.issued, this.lines, this.files] as Map<string, Act>[]) {
      for (const [key, act] of map) if (act.device === device && !act.sent) map.delete(key);
    }
  }

  /** What this device alone may hold. */
  unsentOf(device: string) {
    const own = <A extends Act>(map: ReadonlyMap<string, A>) => [...map].filter(([, act]) => act.device === device && !act.sent);
    return { entries: own(this.entries), issued: own(this.issued), files: own(this.files), lines: own(this.lines).filter(([key]) => !this.removed.has(key)) };
  }

  *#all(): Generator<Act> {
    yield* this.entries.values();
    yield* this.issued.values();
    yield* this.lines.values();
    yield* this.files.values();
  }
}
