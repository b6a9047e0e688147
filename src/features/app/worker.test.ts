// The page's side of the service worker: its address as Trusted Types wants it, and the lock that says which build it runs on.
import { describe, expect, it } from 'vitest';
import { holdBuild } from './build-lock.ts';
import { workerAddress } from './worker-address.ts';

describe('the address of the worker', () => {
  it('is plain where there are no Trusted Types', () => {
    expect(workerAddress(undefined)).toBe('/service-worker.js');
  });

  it('comes from a policy of its own that makes no other', () => {
    let named = '';
    let make = (input: string): string => input;
    const address = workerAddress({
      createPolicy(name, { createScriptURL }) {
        named = name;
        make = createScriptURL;
        return { createScriptURL: (input) => `trusted ${createScriptURL(input)}` };
      }
    });
    expect([named, address]).toEqual(['carnet-worker', 'trusted /service-worker.js']);
    expect(() => make('/evil.js')).toThrow('Not the address of our worker.');
  });
});

describe('the lock of a build', () => {
  it('is held for good, shared, under the name that the worker looks for', async () => {
    const asked: { name: string; options: LockOptions; ends: Promise<unknown> }[] = [];
    const locks = {
      request: (name: string, options: LockOptions, run: () => Promise<unknown>) => {
        const ends = run();
        asked.push({ name, options, ends });
        return ends;
      }
    } as unknown as LockManager;
    await holdBuild(locks, 'abc');
    // The same name as in src/service-worker/builds-in-use.ts.
    expect(asked[0]).toMatchObject({ name: 'carnet-build:abc', options: { mode: 'shared' } });
    expect(await Promise.race([asked[0]?.ends, Promise.resolve('still held')])).toBe('still held');
  });
});
