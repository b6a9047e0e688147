// The screen stays on while a customer scans it, where the browser can (Screen Wake Lock API).

/** Keeps the screen on until the returned function is called; taken again when the page comes back to the front. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let ended = false;

  async function take() {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (ended) await lock.release();
    } catch {
      // Refused, as when the battery is low: the screen then goes off as it always does.
    }
  }

  void take();
  document.addEventListener('visibilitychange', take);
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', take);
    void lock?.release().catch(() => undefined);
  };
}
