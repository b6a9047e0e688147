// The keyboard shortcuts of what is on the screen: who registers is heard while it is mounted, and listed by KeyHelp.
import { SvelteMap } from 'svelte/reactivity';

export type Shortcut = {
  /** `n`, `/`, `?`, `Escape`, `Mod+k`, `Mod+Enter`, `Mod+Shift+z`, `Alt+ArrowUp`; Mod is Ctrl, or ⌘ on a Mac. */
  keys: string;
  /** What it does, in the reader's words. */
  label: () => string;
  handler: (event: KeyboardEvent) => void;
  /** Heard while typing in a field too. Default: only with Mod, Alt or Escape. */
  whileTyping: boolean;
};

const registered = new SvelteMap<number, Shortcut>();
let next = 0;

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const symbols: Record<string, string> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc'
};

/** How a shortcut is written beside a button: `Mod+Enter` → `Ctrl ↵`. */
export function keyHint(keys: string): string {
  return keys
    .split('+')
    .map((key) => symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ');
}

/** The value of `aria-keyshortcuts` for a shortcut: `Mod+k` → `Control+k`. */
export function ariaKeys(keys: string): string {
  return keys.replace('Mod', isMac ? 'Meta' : 'Control');
}

/**
 * Hears a shortcut until the returned function is called; the last one registered wins, so that a sheet may take over
 * a key of the page below it. In a component: `$effect(() => register('n', () => m.x(), open))`.
 */
export function register(
  keys: string,
  label: string | (() => string),
  handler: (event: KeyboardEvent) => void,
  { whileTyping = /^(Mod|Alt)\+|^Escape$/.test(keys) }: { whileTyping?: boolean } = {}
): () => void {
  const id = next++;
  registered.set(id, { keys, label: typeof label === 'function' ? label : () => label, handler, whileTyping });
  return () => registered.delete(id);
}

/** The shortcuts that can be pressed now, each once, in the order in which they appeared. */
export function listed(): Shortcut[] {
  return [...new Map([...registered.values()].map((shortcut) => [shortcut.keys, shortcut])).values()];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))
  );
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const key = keys === '+' ? '+' : (parts.at(-1) ?? '');
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod !== parts.includes('Mod') || event.altKey !== parts.includes('Alt')) return false;
  // Shift is part of how a sign such as `?` or, on our keyboards, a digit is printed; it counts with letters and named keys.
  if ((key.length > 1 || /\p{L}/u.test(key)) && event.shiftKey !== parts.includes('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Gives a key event to the shortcut it belongs to. The Shell calls it for the whole window; returns whether one took it. */
export function hear(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return false;
  const typing = isTyping(event.target);
  // What lies under a modal sheet is out of reach for keys too: only shortcuts registered since it opened are heard.
  const floor = modalFloors.at(-1) ?? 0;
  const found = [...registered]
    .reverse()
    .find(([id, s]) => id >= floor && (s.whileTyping || !typing) && matches(s.keys, event));
  if (!found) return false;
  event.preventDefault();
  found[1].handler(event);
  return true;
}

const modalFloors: number[] = [];

/** Silences every shortcut registered so far until the returned function is called (a modal sheet is open). */
export function silenceBelow(): () => void {
  const floor = next++;
  modalFloors.push(floor);
  return () => {
    const at = modalFloors.indexOf(floor);
    if (at >= 0) modalFloors.splice(at, 1);
  };
}
