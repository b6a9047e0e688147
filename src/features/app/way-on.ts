// Where an act leads once it is done: only for who still stands where it was begun.
import { goto } from '$app/navigation';
import { navigating, page } from '$app/state';

/**
 * Call it when the act begins.
 * @returns goes on to an address, unless the person went elsewhere meanwhile, or is on the way there: an act that ends late
 *   takes nobody away from a page that was chosen
 */
export function wayOn(): (to: string, options?: Parameters<typeof goto>[1]) => Promise<void> {
  const from = page.url.href;
  return async (to, options) => {
    if (page.url.href === from && navigating.to === null) await goto(to, options);
  };
}
