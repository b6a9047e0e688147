// Long work in turns, so that the page stays alive, shows how far it is and can be stopped.

/** Thrown when the person stops a long act. */
export class Stopped extends Error {}

/** How long a turn may keep the page from answering, in milliseconds. */
const TURN = 30;

/** Works through items; after each turn the page gets the hand, progress is told and the stop is heard. */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item, place: number) => Promise<void> | void,
  { progress, signal }: { progress: (done: number) => void; signal: AbortSignal }
): Promise<void> {
  let turn = performance.now();
  for (const [place, item] of items.entries()) {
    if (signal.aborted) throw new Stopped();
    await work(item, place);
    if (performance.now() - turn < TURN) continue;
    progress(place + 1);
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
  progress(items.length);
}
