// Places what floats (menu, suggestions, calendar) beside what opened it, in the browser's top layer.

export type FloatOptions = {
  align?: 'start' | 'end';
  /** At least as wide as what opened it. */
  matchWidth?: boolean;
};

const GAP = 4;
const EDGE = 8;

/**
 * Keeps an element with the `popover` attribute beside `anchor`, below it or above where there is more room, until the
 * returned function is called. Sets `--float-top`, `--float-left`, `--float-width` and `--float-room` in CSS pixels.
 */
export function keepBeside(floating: HTMLElement, anchor: Element, { align = 'start', matchWidth = false }: FloatOptions = {}): () => void {
  const set = (name: string, pixels: number) => floating.style.setProperty(`--float-${name}`, `${Math.round(pixels)}px`);

  function place() {
    const box = anchor.getBoundingClientRect();
    if (matchWidth) set('width', box.width);
    const below = innerHeight - box.bottom - GAP - EDGE;
    const above = box.top - GAP - EDGE;
    const wanted = floating.scrollHeight;
    const under = wanted <= below || below >= above;
    set('room', Math.max(0, under ? below : above));
    const height = Math.min(wanted, under ? below : above);
    const left = align === 'start' ? box.left : box.right - floating.offsetWidth;
    set('left', Math.max(EDGE, Math.min(left, innerWidth - floating.offsetWidth - EDGE)));
    set('top', under ? box.bottom + GAP : box.top - GAP - height);
  }

  const observer = new ResizeObserver(place);
  observer.observe(floating);
  observer.observe(anchor);
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place);
  place();
  return () => {
    observer.disconnect();
    removeEventListener('scroll', place, { capture: true });
    removeEventListener('resize', place);
  };
}
