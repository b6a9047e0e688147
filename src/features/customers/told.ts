// Acts that may fail: the reason is told in words, and nothing of the screen is lost.
import { showToast } from '#ui/toast.svelte.ts';

/** Runs an act; a failure is shown to the person. @returns what the act returned, undefined when it failed */
export async function told<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    // Words that are hardly ever needed, in four languages: not for the first screen.
    const { faultText } = await import('#features/documents/store-fault.ts');
    showToast(faultText(error), { tone: 'late' });
    return undefined;
  }
}
