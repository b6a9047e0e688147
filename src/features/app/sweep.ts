// Once a start, when there is nothing better to do: deletes what an erasure or a restore that was killed left on the device.
import { device } from '#store/device.ts';

/** For browsers that do not tell when they are idle: well after the first screen. */
const LATER = 5_000;

/** Waits for a quiet moment. @returns how to call it off */
export function sweepWhenIdle(): () => void {
  // What cannot be deleted now is found again at the next start.
  const sweep = () => void device.sweep().catch(() => undefined);
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(sweep, { timeout: 10_000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(sweep, LATER);
  return () => clearTimeout(timer);
}
