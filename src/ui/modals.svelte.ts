// Which modal dialog lies on top: all outside it is out of reach, so what must be pressed has to stand inside.
import { untrack } from 'svelte';

let open = $state.raw<readonly HTMLDialogElement[]>([]);

/** Notes that a dialog was shown; returns how to note that it is gone. */
export function enterModal(dialog: HTMLDialogElement): () => void {
  // Called from effects, which must not run again for what they write here.
  untrack(() => (open = [...open, dialog]));
  return () => untrack(() => (open = open.filter((other) => other !== dialog)));
}

/** The dialog on top, undefined when none is open; reactive. */
export const topModal = (): HTMLDialogElement | undefined => open.at(-1);
