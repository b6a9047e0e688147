// Runs a script of verbs from the beginning of a company to the moment when all have met again.
import { outcome } from './outcome.ts';
import { type Step, written } from './script.ts';
import { act } from './verbs.ts';
import { World } from './world.ts';

/** @throws Error with what does not hold, or what no person should ever have seen, and the script up to there */
export async function simulate(steps: readonly Step[], seed: number): Promise<void> {
  const world = await World.begin(seed);
  let done = 0;
  try {
    for (const step of steps) await act(world, step, done++);
    const faults = await outcome(world);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nafter\n${written(steps.slice(0, done))}`, { cause: error });
  } finally {
    await world.end();
  }
}
