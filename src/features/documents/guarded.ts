// Acts that may fail: the reason is told in words, and nothing of the screen is lost.
import { showToast } from '#ui/toast.svelte.ts';
import { faultText } from './store-fault.ts';

/** Runs an act; a failure is shown to the person. @returns whether it went well */
export async function guarded(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    showToast(faultText(error), { tone: 'late' });
    return false;
  }
}
