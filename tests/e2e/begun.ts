// A company that was begun once for each worker: tests that do not look at the beginning start on a copy of it.
import type { BrowserContext } from '@playwright/test';
import { beginCompany } from './small-company.ts';
import { test as base } from './test.ts';

export { expect } from './test.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

export const test = base.extend<object, { begun: State }>({
  begun: [
    async ({ browser, relay }, use) => {
      const context = await browser.newContext({ baseURL: relay.url, locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
      const page = await context.newPage();
      await beginCompany(page);
      const state = await context.storageState({ indexedDB: true });
      await context.close();
      await use(state);
    },
    { scope: 'worker' }
  ],
  storageState: async ({ begun }, use) => use(begun)
});
