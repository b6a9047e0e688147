// Undo and redo of one's own changes, leaf by leaf: what others changed since stays.
import { type Change, diff, takeBack } from '../record/diff.ts';
import { flatten, unflatten } from '../record/flat.ts';

/** Typing in one field within this many milliseconds is one step. */
const TOGETHER = 1000;
/** Steps kept. */
const MOST = 200;

interface Step {
  changes: Change[];
  /** Time of its latest change, in milliseconds. */
  at: number;
}

/** The latest change of a leaf as continuation of an earlier one. */
const joined = (earlier: Change, later: Change): Change => ({ path: later.path, from: earlier.from, to: later.to });

export class Steps<R extends { id: string }> {
  #done: Step[] = [];
  #undone: Step[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Notes a change of one's own, made at `now` (milliseconds). */
  note(before: R, after: R, now: number): void {
    const changes = diff(flatten(before), flatten(after));
    if (changes.length === 0) return;
    this.#undone = [];
    const last = this.#done.at(-1);
    const [only, more] = changes;
    if (last && only && !more && last.changes.length === 1 && last.changes[0]!.path === only.path && now - last.at < TOGETHER) {
      last.changes = [joined(last.changes[0]!, only)];
      last.at = now;
    } else this.#done = [...this.#done.slice(-(MOST - 1)), { changes, at: now }];
  }

  /** @returns a verb that takes the last step back, undefined when there is none; call it once on what is shown */
  undo(): ((record: R) => R) | undefined {
    const step = this.#done.pop();
    return step && this.#back(step, this.#undone);
  }

  /** @returns a verb that does again what was undone last */
  redo(): ((record: R) => R) | undefined {
    const step = this.#undone.pop();
    return step && this.#back(step, this.#done);
  }

  #back(step: Step, other: Step[]): (record: R) => R {
    // Where the leaf has been changed by somebody else meanwhile, that change stays, now and when doing it again.
    other.push({ changes: step.changes.map(({ path, from, to }) => ({ path, from: to, to: from })), at: 0 });
    return (record) => unflatten(takeBack(flatten(record), step.changes), record.id) as unknown as R;
  }
}
