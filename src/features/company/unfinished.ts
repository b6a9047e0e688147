// Texts of the company's form that are not right yet, and so stand in no record: kept on the device until they are, should the tab be killed.
import * as z from 'zod/mini';
import { device } from '#store/device.ts';

const texts = z.record(z.string(), z.string());

/** What a field keeps while its text is not right. */
export interface Kept {
  /** The text of the time before, when the tab ended in the middle of it. */
  text: string | undefined;
  /** Keeps a text; undefined once it is right. */
  note: (text: string | undefined) => void;
}

export class Unfinished {
  readonly #key: string;
  readonly #texts: Map<string, string>;

  private constructor(key: string, found: Record<string, string>) {
    this.#key = key;
    this.#texts = new Map(Object.entries(found));
  }

  /** @param owner id of the company, or `begin` while none is made */
  static async of(owner: string): Promise<Unfinished> {
    const key = `unfinished:${owner}`;
    // Without it the form only begins with what was right.
    return new Unfinished(key, (await device.preference(key, texts).catch(() => undefined)) ?? {});
  }

  /** The part of one field, by its path in the company. */
  field(path: string): Kept {
    return { text: this.#texts.get(path), note: (text) => void this.#note(path, text) };
  }

  /** Keeps nothing any more. */
  async clear(): Promise<void> {
    this.#texts.clear();
    await this.#write();
  }

  async #note(path: string, text: string | undefined): Promise<void> {
    if (this.#texts.get(path) === text) return;
    if (text === undefined) this.#texts.delete(path);
    else this.#texts.set(path, text);
    // Every key is written at once, in order: a phone gives no warning before it ends a tab. What cannot be written is still on the screen.
    await this.#write().catch(() => undefined);
  }

  #write(): Promise<void> {
    return device.setPreference(this.#key, this.#texts.size > 0 ? Object.fromEntries(this.#texts) : undefined);
  }
}
