// What the component tests start from: the gallery behind the real relay's headers, and a page that may say nothing wrong.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startRelay, type Relay } from '../e2e/relay.ts';
import { listen } from '../e2e/test.ts';
import { galleryFolder } from './build.ts';

export { expect };

export type Part = 'form' | 'list' | 'document' | 'reading';

type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

interface Own {
  /** Opens a part of the gallery. */
  show(part: Part, query?: Record<string, string>): Promise<void>;
  /** Checks the page with axe. */
  accessible(): Promise<void>;
  quiet: void;
}

export const test = base.extend<Own, { relay: Relay }>({
  relay: [
    async ({}, use) => {
      const relay = await startRelay({ web: galleryFolder });
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' }
  ],
  show: async ({ page, relay }, use) => {
    await use(async (part, query = {}) => {
      await page.goto(`${relay.url}/?${new URLSearchParams({ part, ...query }).toString()}`);
      await page.getByRole('heading').first().waitFor();
    });
  },
  accessible: async ({ page }, use) => {
    await use(async () => {
      expect(await violations(page)).toEqual([]);
    });
  },
  quiet: [
    async ({ context }, use) => {
      const heard = listen(context);
      await use();
      expect(heard).toEqual([]);
    },
    { auto: true }
  ]
});

/** What axe finds wrong, a line each. */
async function violations(page: Page): Promise<string[]> {
  // What is still moving has a colour in between.
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity));
  // Its types come from another version of Playwright; what it uses of a page is the same in both.
  const axe = new AxeBuilder({ page: page as unknown as AxePage });
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
