// The keyboard as the only hand: Tab until something has the focus, which must be seen, then type.
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** What a person who only has keys can press on this page. */
export class Keys {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses Tab (or Shift+Tab) until the element has the focus, and sees where it is. */
  async reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < 120; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return this.seen(target);
      await this.#page.keyboard.press(key);
    }
    throw new Error(`${key} never comes to ${target}`);
  }

  /** The focus is on the element and drawn: an outline, or the ring of the box that it stands in. */
  async seen(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await expect
      .poll(() =>
        target.evaluate((element) => {
          const drawn = [element, element.parentElement, element.parentElement?.parentElement].filter((e) => e instanceof HTMLElement);
          return drawn.some((one) => {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
            return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
          });
        }), { message: `the focus on ${target} is seen` }
      )
      .toBe(true);
    await expect(target).toBeInViewport();
  }

  /** Reaches a field and types in it. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Reaches a button or link and presses Enter. */
  async enter(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Enter');
  }
}
