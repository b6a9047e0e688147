// Short news at the foot of the screen, and the way to undo what was just done.

export type Toast = {
  id: number;
  text: string;
  tone: 'plain' | 'late';
  /** Words of the act beside the text; undo unless told otherwise. */
  action: string | undefined;
  onaction: (() => void | Promise<unknown>) | undefined;
  /** Whether the key of undo takes it back too. */
  keyed: boolean;
  /** How long it stays when nobody points at it, in milliseconds. */
  lasts: number;
};

export type ToastOptions = {
  /** Takes back what was done; puts "Undo" beside the text. */
  undo?: () => void | Promise<unknown>;
  /** The key of undo takes it back too: where the page that it was done on is left, and its own undo with it. */
  keyed?: boolean;
  /** Another act than undo. */
  action?: { label: string; run: () => void | Promise<unknown> };
  /** `late` for what failed: stays until it is closed. */
  tone?: 'plain' | 'late';
};

let shown = $state.raw<readonly Toast[]>([]);
let next = 1;

/** The toasts on the screen, oldest first, at most three. */
export function toasts(): readonly Toast[] {
  return shown;
}

/** Shows a text; returns its id. It leaves by itself after 5 s, with an act after 10 s, an error never. */
export function showToast(text: string, { undo, keyed = false, action, tone = 'plain' }: ToastOptions = {}): number {
  const onaction = undo ?? action?.run;
  const lasts = tone === 'late' ? Infinity : onaction ? 10_000 : 5_000;
  const toast: Toast = { id: next++, text, tone, action: action?.label, keyed: keyed && undo !== undefined, onaction, lasts };
  shown = [...shown, toast].slice(-3);
  return toast.id;
}

/** Takes a toast away. */
export function closeToast(id: number): void {
  shown = shown.filter((toast) => toast.id !== id);
}
