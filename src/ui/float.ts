// Places what floats (menu, suggestions, calendar) beside what opened it, in the browser's top layer.

export type FloatOptions = {
  align?: 'start' | 'end';
  /** At least as wide as what opened it. */
  matchWidth?: boolean;
};

/** Between the two, and to the edge of the window, in CSS pixels. */
const GAP = 4;
const EDGE = 8;

/** The part of the window that a keyboard on the screen leaves free. */
function freeHeight(): { top: number; bottom: number } {
  const view = globalThis.visualViewport;
  return view ? { top: view.offsetTop, bottom: view.offsetTop + view.height } : { top: 0, bottom: innerHeight };
}

/**
 * Keeps an element with the `popover` attribute beside `anchor`, below it or above where there is more room, until the
 * returned function is called. Sets `--float-top`, `--float-left`, `--float-width` and `--float-room` in CSS pixels.
 */
export function keepBeside(floating: HTMLElement, anchor: Element, { align = 'start', matchWidth = false }: FloatOptions = {}): () => void {
  const set = (name: string, pixels: number) => floating.style.setProperty(`--float-${name}`, `${Math.round(pixels)}px`);

  function place() {
    const box = anchor.getBoundingClientRect();
    const free = freeHeight();
    if (matchWidth) set('width', box.width);
    const below = free.bottom - box.bottom - GAP - EDGE;
    const above = box.top - free.top - GAP - EDGE;
    const wanted = floating.scrollHeight;
    const under = wanted <= below || below >= above;
    set('room', Math.max(0, under ? below : above));
    const height = floating.offsetHeight;
    const left = align === 'start' ? box.left : box.right - floating.offsetWidth;
    set('left', Math.max(EDGE, Math.min(left, innerWidth - floating.offsetWidth - EDGE)));
    set('top', under ? box.bottom + GAP : box.top - GAP - height);
  }

  const observer = new ResizeObserver(place);
  observer.observe(floating);
  observer.observe(anchor);
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place);
  visualViewport?.addEventListener('resize', place);
  place();
  return () => {
    observer.disconnect();
    removeEventListener('scroll', place, { capture: true });
    removeEventListener('resize', place);
    visualViewport?.removeEventListener('resize', place);
  };
}
