// Short standing news about the device: offline, not saved, a new version. Two words each; quiet unless something is wrong.
import { SvelteMap } from 'svelte/reactivity';
import type { Icon } from './icon.ts';

export type Signal = {
  icon: Icon;
  /** Two words. */
  label: string;
  /** `late` for what is not saved: shown as a line across the top. */
  tone?: 'plain' | 'late' | 'wait';
  /** What pressing it does: reload, explain. */
  onselect?: () => void;
};

const standing = new SvelteMap<string, Signal>();

/** Shows a signal until the returned function is called; the same id replaces the one before. */
export function raiseSignal(id: string, signal: Signal): () => void {
  standing.set(id, signal);
  return () => {
    if (standing.get(id) === signal) standing.delete(id);
  };
}

/** The signals that stand now. */
export function signals(): Signal[] {
  return [...standing.values()];
}
