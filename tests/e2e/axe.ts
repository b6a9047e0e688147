// The accessibility of what is on the screen (WCAG 2.2 AA), as far as axe can tell.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

export interface Violation {
  id: string;
  node: Found['nodes'][number];
}

/** Does it while nothing moves: what is on its way from one colour to another has neither. */
async function still<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // What moves already goes on to its end.
  await page.evaluate(() => Promise.all(document.getAnimations().flatMap((one) => (one.effect?.getComputedTiming().endTime === Infinity ? [] : [one.finished.catch(() => undefined)]))));
  const done = await work();
  await page.emulateMedia({ reducedMotion: null });
  return done;
}

async function analysed(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })));
}

/** Every violation on the screen. */
export const violationsOn = (page: Page): Promise<Violation[]> => still(page, () => analysed(page));

/** Fails on any violation, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset['theme']);
  await still(page, async () => {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      const said = (await analysed(page)).map(({ id, node: { target, failureSummary } }) => `${theme}: ${id} ${target.join(' ')} ${failureSummary}`);
      expect(said).toEqual([]);
    }
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), before);
  });
}
