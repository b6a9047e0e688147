// For tests: a storage whose process may end at any act.
import type { Storage } from './port.ts';

/** `dies` is asked before and after each act of connections and transmissions; once it said so, nothing is done or answered any more. */
export function mortal(storage: Storage, dies: () => boolean): Storage {
  const never = new Promise<never>(() => undefined);
  const wrapped = <Part extends object>(part: Part): Part => {
    const acts = Object.entries(part) as [string, (...given: unknown[]) => Promise<unknown>][];
    const mortals = acts.map(([name, act]) => [
      name,
      async (...given: unknown[]) => {
        if (dies()) return never;
        const answer = await act(...given);
        return dies() ? never : answer;
      }
    ]);
    return Object.fromEntries(mortals) as Part;
  };
  return { ...storage, connections: wrapped(storage.connections), transmissions: wrapped(storage.transmissions) };
}
