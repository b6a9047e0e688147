// A record open in an editor: every change at once on screen, in the database a moment later, live across tabs.
import { liveQuery } from 'dexie';
import type { CompanyStore } from './company.ts';
import { Steps } from './editing/steps.ts';
import { type Place, stash, type Stashes, stashedVerb, unstash } from './editing/stash.ts';
import { mayPass, StoreError } from './errors.ts';
import { diff } from './record/diff.ts';
import { flatten } from './record/flat.ts';
import type { RecordKind, RecordOf } from './record/kinds.ts';

/** Longest time that a change waits for the next ones to be written with it, in milliseconds. */
const WAIT = 300;

/** How long after a failed writing the next try begins by itself, in milliseconds. */
const AGAIN = 5000;

type Change<R> = (record: R) => R;

export interface EditorOptions<R> {
  /** Makes the record when there is none yet: at the first change, never before. */
  create?: () => R;
  stashes?: Stashes;
  /** Says when the page goes away; the window. */
  page?: EventTarget;
  now?: () => number;
}

/**
 * Make it where the editor begins and `close()` it where it ends: `$effect(() => () => record.close())`.
 * Verbs are pure; they run on what is shown, and again on what is stored when that turns out to be another.
 */
export class OpenRecord<K extends RecordKind> {
  readonly id: string;
  #stored = $state.raw<RecordOf<K> | undefined>(undefined);
  #shown = $state.raw<RecordOf<K> | undefined>(undefined);
  #ready = $state(false);
  #state = $state<'saved' | 'saving' | 'failed'>('saved');
  #error = $state.raw<unknown>(undefined);
  #savedAt = $state.raw<number | undefined>(undefined);
  #version = $state(0);

  readonly #store: CompanyStore;
  readonly #kind: K;
  readonly #options: EditorOptions<RecordOf<K>>;
  readonly #steps = new Steps<RecordOf<K>>();
  /** Changes on screen that are not yet in the database; the first `#writing` of them are on their way. */
  #waiting: Change<RecordOf<K>>[] = [];
  #writing = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #write: Promise<void> | undefined;
  #closed = false;
  #end: () => void;

  constructor(store: CompanyStore, kind: K, id: string, options: EditorOptions<RecordOf<K>> = {}) {
    this.#store = store;
    this.#kind = kind;
    this.id = id;
    this.#options = { stashes: globalThis.localStorage, ...options };
    const live = liveQuery(() => store.find(kind, id)).subscribe(
      (record) => this.#arrived(record),
      (error: unknown) => {
        this.#error = error;
      }
    );
    const page = options.page ?? globalThis.window;
    const leaving = () => this.#leaving();
    page?.addEventListener('pagehide', leaving);
    page?.addEventListener('visibilitychange', leaving);
    this.#end = () => {
      live.unsubscribe();
      page?.removeEventListener('pagehide', leaving);
      page?.removeEventListener('visibilitychange', leaving);
    };
  }

  /** The record as shown: what is stored with one's own latest changes; a deleted one comes with its `deletedAt`. */
  get current(): RecordOf<K> | undefined {
    return this.#shown;
  }

  /** Whether the stored record has been read. */
  get ready(): boolean {
    return this.#ready;
  }

  get state(): 'saved' | 'saving' | 'failed' {
    return this.#state;
  }

  /** What the last writing failed of; a StoreError where it was the storage. */
  get error(): unknown {
    return this.#error;
  }

  /** When the last change reached the database, in milliseconds since 1970. */
  get savedAt(): number | undefined {
    return this.#savedAt;
  }

  get canUndo(): boolean {
    return this.#version >= 0 && this.#steps.canUndo;
  }

  get canRedo(): boolean {
    return this.#version >= 0 && this.#steps.canRedo;
  }

  /** Changes the record: shown at once, written within 300 ms. Throws what `verb` throws; then nothing has changed. */
  change(verb: Change<RecordOf<K>>): void {
    const before = this.#shown ?? (this.#ready ? this.#options.create?.() : undefined);
    if (!before) throw new StoreError('absent', this.id);
    const after = verb(before);
    const isNew = !this.#shown;
    if (!isNew) this.#steps.note(before, after, this.#now());
    this.#take(verb, after);
    // A record must be there before anything else can refer to it.
    if (isNew) void this.flush().catch(() => undefined);
  }

  /** Takes one's own last step back; what others changed in the meantime stays. */
  undo(): void {
    if (this.#shown) this.#step(this.#steps.undo());
  }

  redo(): void {
    if (this.#shown) this.#step(this.#steps.redo());
  }

  /** Writes what waits, now: before issuing, on leaving a field or the screen. Rejects when it could not be written. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#write ??= this.#writeAll().finally(() => (this.#write = undefined));
      await this.#write;
    }
  }

  /** Writes what waits and ends the live query; what is changed afterwards is written at once. Rejects when it could not be written: it is kept then for the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    try {
      await this.flush();
    } finally {
      this.#end();
    }
  }

  #step(verb: Change<RecordOf<K>> | undefined): void {
    if (verb) this.#take(verb, verb(this.#shown!));
  }

  #take(verb: Change<RecordOf<K>>, after: RecordOf<K>): void {
    this.#waiting.push(verb);
    this.#shown = after;
    this.#version++;
    this.#state = 'saving';
    this.#later(WAIT);
  }

  /** A field may speak after its screen has closed: nothing comes after it that it could wait for. */
  #later(wait: number): void {
    const write = () => void this.flush().catch(() => undefined);
    if (this.#closed) write();
    else this.#timer ??= setTimeout(write, wait);
  }

  #arrived(record: RecordOf<K> | undefined): void {
    if (!this.#ready) {
      this.#ready = true;
      this.#stored = record;
      this.#show();
      const typed = record && this.#options.stashes && stashedVerb<RecordOf<K>>(this.#options.stashes, this.#place);
      if (typed) this.#take(typed, typed(record));
    } else if (this.#writing === 0) {
      this.#stored = record;
      this.#show();
    }
  }

  /** What is stored with what waits on top of it. A verb that no longer fits what others made of the record is passed over. */
  #apply(stored: RecordOf<K> | undefined, verbs: readonly Change<RecordOf<K>>[]): RecordOf<K> | undefined {
    let record = stored ?? (verbs.length > 0 ? this.#options.create?.() : undefined);
    if (record) {
      for (const verb of verbs) {
        try {
          record = verb(record);
        } catch {
          continue;
        }
      }
    }
    return record;
  }

  #show(): void {
    this.#shown = this.#apply(this.#stored, this.#waiting);
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const verbs = [...this.#waiting];
    this.#writing = verbs.length;
    try {
      const written = await this.#store.edit(this.#kind, this.id, (before) => {
        const after = this.#apply(before, verbs);
        if (!after) throw new StoreError('absent', this.id);
        return after;
      });
      this.#waiting.splice(0, verbs.length);
      this.#settled(written);
    } catch (error) {
      this.#writing = 0;
      if (mayPass(error)) {
        this.#error = error;
        this.#state = 'failed';
        if (this.#closed) this.#keep();
        else this.#later(AGAIN);
      } else {
        this.#waiting.splice(0, verbs.length);
        this.#show();
        this.#error = error;
        this.#state = 'failed';
      }
      throw error;
    }
  }

  #settled(written: RecordOf<K>): void {
    this.#writing = 0;
    this.#stored = written;
    this.#error = undefined;
    this.#savedAt = this.#now();
    if (this.#waiting.length > 0) this.#show();
    else {
      this.#shown = written;
      this.#state = 'saved';
      if (this.#options.stashes) unstash(this.#options.stashes, this.#place);
    }
    // Another tab may have written while ours was under way, and its news been passed over.
    void this.#store.find(this.#kind, this.id).then(
      (record) => this.#arrived(record),
      () => undefined
    );
  }

  #leaving(): void {
    if (this.#waiting.length === 0) return;
    this.#keep();
    void this.flush().catch(() => undefined);
  }

  /** What is not in the database yet, beside it: the next start of the app brings it in. */
  #keep(): void {
    const { stashes } = this.#options;
    if (stashes && this.#stored && this.#shown) stash(stashes, this.#place, diff(flatten(this.#stored), flatten(this.#shown)));
  }

  get #place(): Place {
    return { company: this.#store.id, kind: this.#kind, id: this.id };
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
