// The keyboard shortcuts of what is on the screen: who registers is heard while it is mounted, and listed by KeyHelp.
import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

export type Shortcut = {
  /** `n`, `/`, `?`, `Escape`, `Mod+k`, `Mod+Enter`, `Mod+Shift+z`, `Alt+ArrowUp`; Mod is Ctrl, or ⌘ on a Mac. */
  keys: string;
  /** What it does, in the reader's words. */
  label: () => string;
  handler: (event: KeyboardEvent) => void;
  /** Heard while typing in a field too. Default: only with Mod, Alt or Escape. */
  whileTyping: boolean;
  /** The modal it stands in; undefined on the page itself. */
  layer: symbol | undefined;
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

/** Hears a shortcut until the returned function is called; the last one registered wins. */
export function register(
  keys: string,
  label: () => string,
  handler: (event: KeyboardEvent) => void,
  layer?: symbol
): () => void {
  const id = next++;
  registered.set(id, { keys, label, handler, whileTyping: /^(Mod|Alt)\+|^Escape$/.test(keys), layer });
  return () => registered.delete(id);
}

const LAYER = Symbol('the modal a component stands in');

/**
 * In a component's script: hears a shortcut while the component is mounted. `keys` may be a function that answers
 * undefined while there is nothing to hear.
 */
export function shortcut(
  keys: string | (() => string | undefined),
  label: () => string,
  handler: (event: KeyboardEvent) => void
): void {
  const layer = getContext<symbol | undefined>(LAYER);
  $effect(() => {
    const wanted = typeof keys === 'function' ? keys() : keys;
    if (wanted) return register(wanted, label, handler, layer);
  });
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
  // What lies under a modal is out of reach for keys too, even what appears there while the modal is open.
  const top = modals.at(-1);
  const found = [...registered.values()]
    .reverse()
    .find((s) => s.layer === top && (s.whileTyping || !typing) && matches(s.keys, event));
  if (!found) return false;
  event.preventDefault();
  found.handler(event);
  return true;
}

const modals: symbol[] = [];

/** Silences every shortcut that does not stand in this modal, until the returned function is called. */
export function silenceBelow(layer: symbol): () => void {
  modals.push(layer);
  return () => {
    const at = modals.indexOf(layer);
    if (at >= 0) modals.splice(at, 1);
  };
}

/** In the script of a modal: what it holds is heard while it is open. Returns its layer, for `silenceBelow`. */
export function modalLayer(): symbol {
  const layer = Symbol();
  setContext(LAYER, layer);
  return layer;
}
