// Acts that may fail: the reason is told in words, and nothing of the screen is lost.
import { faultText } from '#features/documents/store-fault.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Runs an act; a failure is shown to the person. @returns what the act returned, undefined when it failed */
export async function told<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    showToast(faultText(error), { tone: 'late' });
    return undefined;
  }
}
