// Work that would be lost with the page: the browser asks before it is left.

const stay = (event: Event) => event.preventDefault();

/** Does the work; until it ends, however it does, the browser asks whether to leave. */
export async function askingBeforeLeaving<Result>(work: () => Promise<Result>): Promise<Result> {
  const page = globalThis.window;
  page?.addEventListener('beforeunload', stay);
  try {
    return await work();
  } finally {
    page?.removeEventListener('beforeunload', stay);
  }
}
