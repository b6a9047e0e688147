// Scrolls a pane, never the page around it: the field that is typed in stays where it is.
import { media } from '#ui/media.svelte.ts';

/** Brings the element to the middle of the nearest pane that scrolls, when it is out of its sight. */
export function bringIntoPane(element: HTMLElement): void {
  const pane = paneOf(element.parentElement);
  if (!pane) return;
  const [box, sight] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top >= sight.top && box.bottom <= sight.bottom) return;
  const top = pane.scrollTop + box.top + box.height / 2 - (sight.top + sight.height / 2);
  pane.scrollTo({ top, behavior: media.calm ? 'auto' : 'smooth' });
}

function paneOf(element: HTMLElement | null): HTMLElement | undefined {
  if (!element || element === document.body) return undefined;
  const scrolls = element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
  return scrolls ? element : paneOf(element.parentElement);
}
