// Acts that may fail: the reason is told in words, and nothing of the screen is lost.
import { showToast } from '#ui/toast.svelte.ts';

/** Runs an act; a failure is shown to the person. @returns whether it went well */
export async function guarded(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    // Words that are hardly ever needed, in four languages: not for the first screen.
    const { faultText } = await import('./store-fault.ts');
    showToast(faultText(error), { tone: 'late' });
    return false;
  }
}
