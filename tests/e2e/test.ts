// What every end-to-end test starts from: a relay for each worker, and a page that may say nothing wrong.
import { test as base, expect } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';
import { startRelay } from './relay.ts';
import type { Relay } from './relay.ts';

export { expect };

interface Own {
  /** The console errors that this test brings about on purpose. */
  expectedErrors: RegExp | null;
  /** Fails the test on a console error, an uncaught error, or a request to any other host. */
  quiet: void;
}

export const test = base.extend<Own, { relay: Relay }>({
  relay: [
    async ({}, use) => {
      const relay = await startRelay();
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' }
  ],
  baseURL: async ({ relay }, use) => use(relay.url),
  expectedErrors: [null, { option: true }],
  quiet: [
    async ({ context, expectedErrors }, use) => {
      const heard = listen(context);
      await use();
      expect(heard.filter((line) => !expectedErrors?.test(line))).toEqual([]);
    },
    { auto: true }
  ]
});

/** Everything wrong that the pages of a context say from now on. */
export function listen(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.hostname !== 'localhost') heard.push(`request to ${url.origin}`);
  });
  return heard;
}
