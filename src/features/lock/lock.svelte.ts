// The app lock: a curtain before everything, on start and after some minutes out of sight. The data behind it are not encrypted by it.
import * as z from 'zod/mini';
import { device } from '#store/device.ts';
import { askPasskey, makePasskey } from './passkey.ts';
import { hashPin, isPin, pinHash } from './pin.ts';
import { tries, waitLeft } from './tries.ts';

const SETTINGS = 'lock';
const TRIES = 'lock-tries';
const MINUTE = 60_000;

export const lockSettings = z.object({ pin: pinHash, passkey: z.optional(z.string()), afterMinutes: z.number() });
export type LockSettings = z.output<typeof lockSettings>;

export type Answer = { open: true } | { open: false; waitMs: number };

/** What this device keeps of the lock; undefined when it is off. For live queries. */
export const keptLock = (): Promise<LockSettings | undefined> => device.preference(SETTINGS, lockSettings);

class Lock {
  #settings = $state.raw<LockSettings>();
  /** `unknown` until the device's settings are read: nothing is shown before. */
  state = $state<'unknown' | 'open' | 'locked'>('unknown');
  #hiddenAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Undefined when the lock is off. */
  get settings(): LockSettings | undefined {
    return this.#settings;
  }

  /** What the device keeps, now and each time that a tab changes it. */
  know(settings: LockSettings | undefined): void {
    this.#settings = settings;
    if (!settings) this.state = 'open';
    else if (this.state === 'unknown') this.state = 'locked';
  }

  /** Draws the curtain at once. */
  now(): void {
    if (this.#settings) this.state = 'locked';
  }

  /** Watches whether the page is in sight. @returns a function that ends it */
  watch(page: Document): () => void {
    const look = () => (page.visibilityState === 'hidden' ? this.#hidden() : this.#shown());
    page.addEventListener('visibilitychange', look);
    return () => {
      page.removeEventListener('visibilitychange', look);
      clearTimeout(this.#timer);
    };
  }

  #hidden(): void {
    if (!this.#settings || this.state !== 'open') return;
    this.#hiddenAt = Date.now();
    const wait = this.#settings.afterMinutes * MINUTE;
    if (wait === 0) this.now();
    // While it can still run, so that not even a glimpse is seen on return.
    else this.#timer = setTimeout(() => this.now(), wait);
  }

  #shown(): void {
    clearTimeout(this.#timer);
    const { afterMinutes = Infinity } = this.#settings ?? {};
    if (this.#hiddenAt !== undefined && Date.now() - this.#hiddenAt >= afterMinutes * MINUTE) this.now();
    this.#hiddenAt = undefined;
  }

  /** Milliseconds until the next try may come. */
  async wait(): Promise<number> {
    return waitLeft((await device.preference(TRIES, tries)) ?? { wrong: 0, last: 0 }, Date.now());
  }

  /** Tries a PIN. Each try is noted before it is checked, so that closing the page gives none for nothing; one tab after the other. */
  check(pin: string): Promise<Answer> {
    return navigator.locks.request('carnet:pin', async (): Promise<Answer> => {
      const settings = await keptLock();
      if (!settings) return { open: true };
      const before = (await device.preference(TRIES, tries)) ?? { wrong: 0, last: 0 };
      const waitMs = waitLeft(before, Date.now());
      if (waitMs > 0) return { open: false, waitMs };
      const noted = { wrong: before.wrong + 1, last: Date.now() };
      // Without room on the device the try is not counted: a full disk must not shut the owner out.
      await device.remember(TRIES, noted);
      if (!(await isPin(pin, settings.pin))) return { open: false, waitMs: waitLeft(noted, Date.now()) };
      await device.remember(TRIES, undefined);
      return { open: true };
    });
  }

  /** Tries a PIN and opens the curtain with the right one. */
  async open(pin: string): Promise<Answer> {
    const answer = await this.check(pin);
    if (answer.open) this.state = 'open';
    return answer;
  }

  /** Asks for face or finger and opens with it. */
  async openByPasskey(): Promise<boolean> {
    const id = this.#settings?.passkey;
    if (!id || !(await askPasskey(id))) return false;
    await device.remember(TRIES, undefined);
    this.state = 'open';
    return true;
  }

  /** Puts the lock on, or another PIN on it. */
  async setPin(pin: string, afterMinutes: number): Promise<void> {
    await this.#keep({ ...this.#settings, afterMinutes, pin: await hashPin(pin) });
  }

  async setMinutes(afterMinutes: number): Promise<void> {
    if (this.#settings) await this.#keep({ ...this.#settings, afterMinutes });
  }

  /** Adds face or finger as a second way. @returns false when the person or the device refused */
  async addPasskey(): Promise<boolean> {
    const passkey = this.#settings && (await makePasskey());
    if (!this.#settings || !passkey) return false;
    await this.#keep({ ...this.#settings, passkey });
    return true;
  }

  async removePasskey(): Promise<void> {
    if (!this.#settings) return;
    const { passkey: _, ...rest } = this.#settings;
    await this.#keep(rest);
  }

  /** Takes the lock off this device. */
  async off(): Promise<void> {
    await device.setPreference(SETTINGS, undefined);
    await device.setPreference(TRIES, undefined);
    this.know(undefined);
  }

  async #keep(settings: LockSettings): Promise<void> {
    await device.setPreference(SETTINGS, settings);
    this.#settings = settings;
  }
}

export const lock = new Lock();
