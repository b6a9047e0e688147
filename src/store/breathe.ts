// In the middle of long work: lets the page answer a finger.

/** What Chromium and Firefox have for it. A timer is called four milliseconds late once it has been called some times in a row. */
const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };

/** A task of its own, not a microtask; others go first. */
export const breathe = (): Promise<void> => scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0));
