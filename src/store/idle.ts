// When the browser has nothing better to do; Safari knows no such moment and gets one well after the first screen.

/** Within so many milliseconds it is done, busy or not. */
const AT_LATEST = 10_000;
const LATER = 2_000;

/** Runs work once there is time for it. @returns how to call it off */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(work, { timeout: AT_LATEST });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, LATER);
  return () => clearTimeout(timer);
}
