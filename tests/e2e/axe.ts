// The accessibility of what is on the screen (WCAG 2.2 AA), as far as axe can tell.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

type Found = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

export interface Violation {
  id: string;
  node: Found['nodes'][number];
}

/** Every violation on the screen. Nothing moves meanwhile: what is on its way from one colour to another has neither. */
export async function violationsOn(page: Page): Promise<Violation[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  await page.emulateMedia({ reducedMotion: null });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })));
}

/** Fails on any violation, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset['theme']);
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const said = (await violationsOn(page)).map(({ id, node: { target, failureSummary } }) => `${theme}: ${id} ${target.join(' ')} ${failureSummary}`);
    expect(said).toEqual([]);
  }
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), before);
}
