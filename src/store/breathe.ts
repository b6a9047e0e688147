// In the middle of long work: lets the page answer a finger.

/** What Chromium and Firefox have for it. A timer is called four milliseconds late once it has been called some times in a row. */
const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };

/** Milliseconds of work after which others have their turn: a third of what a person would notice. */
const PATIENCE = 12;

let since = 0;

/** To be asked often, after each small piece of work: where some of it has gone by, goes on in a task of its own, not a microtask; others go first. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < PATIENCE) return;
  await (scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0)));
  since = performance.now();
}
