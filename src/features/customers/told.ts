// Acts that may fail: the reason is told in words, and nothing of the screen is lost.
import { m } from '#messages';
import { StoreError } from '#store/errors.ts';
import { showToast } from '#ui/toast.svelte.ts';

const words: Partial<Record<StoreError['code'], () => string>> = {
  newer: m.customers_fault_newer,
  quota: m.customers_fault_quota,
  absent: m.customers_fault_absent
};

/** What the store could not do, in words: what happened, what was kept, what to do. */
export function faultText(error: unknown): string {
  return (error instanceof StoreError && words[error.code]?.()) || m.customers_fault();
}

/** Runs an act; a failure is shown to the person. @returns what the act returned, undefined when it failed */
export async function told<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    showToast(faultText(error), { tone: 'late' });
    return undefined;
  }
}
