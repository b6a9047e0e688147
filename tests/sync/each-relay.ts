// A relay for each test of a file.
import { afterEach, beforeEach } from 'vitest';
import { RealRelay } from './real-relay.ts';

/** Of the test that runs. */
export let relay: RealRelay;

/** To be called once in a file of tests, before what it does itself before each: begins `relay` anew, and ends it. */
export function eachWithRelay(): void {
  beforeEach(async () => {
    relay = await RealRelay.start();
  });
  afterEach(() => relay.close());
}
