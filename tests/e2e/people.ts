// People around one relay, each with a browser context of their own, as if each had another device.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import jsqr from 'jsqr';
import type { Relay } from './relay.ts';
import { rowsOf } from './small-company.ts';
import { expect, listen } from './test.ts';

export interface Person {
  context: BrowserContext;
  page: Page;
  /** What its pages said that they should not, but for a network that is cut. */
  wrong(): string[];
}

/** What the browser itself says of requests on a network that is cut, or that the relay refuses: the app goes on. */
const CUT = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection to|status of (401|403|404|409)/;

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export async function newPerson(browser: Browser, relay: Relay, options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
  const context = await browser.newContext({ baseURL: relay.url, locale: 'fr-BE', timezoneId: 'Europe/Brussels', ...PHONE, ...options });
  const heard = listen(context);
  return { context, page: await context.newPage(), wrong: () => heard.filter((line) => !CUT.test(line)) };
}

/** Connects the open company and confirms its sheet. @returns the twelve words */
export async function connect(page: Page, name = 'Téléphone'): Promise<string[]> {
  await page.goto('/settings/devices');
  await page.getByLabel('Nom de cet appareil').fill(name);
  await page.getByRole('button', { name: 'Connecter cette entreprise' }).click();
  const words = await wordsOf(page);
  await page.getByRole('checkbox', { name: /imprimée ou recopiée/ }).check();
  await page.getByRole('button', { name: 'C’est fait' }).click();
  await expect(page.getByRole('main').getByText(/^À jour/)).toBeVisible();
  return words;
}

/** The words of the sheet on the screen. */
export async function wordsOf(page: Page): Promise<string[]> {
  const items = page.getByRole('article', { name: 'Fiche de récupération' }).locator('.secret li');
  await expect(items).toHaveCount(12);
  return (await items.allTextContents()).map((text) => text.replace(/^\d+/, ''));
}

/** What a camera reads off the screen. */
export async function readScreen({ context, page }: Pick<Person, 'context' | 'page'>, name: string | RegExp): Promise<string> {
  const code = page.getByRole('img', { name });
  await expect(code).toBeVisible();
  const png = await code.screenshot();
  // A page of its own, without the app's policy.
  const reader = await context.newPage();
  const { pixels, width, height } = await reader.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const drawn = canvas.getContext('2d');
    if (!drawn) throw new Error('no canvas');
    drawn.drawImage(picture, 0, 0);
    return { pixels: [...drawn.getImageData(0, 0, canvas.width, canvas.height).data], width: canvas.width, height: canvas.height };
  }, png.toString('base64'));
  await reader.close();
  const found = jsqr(Uint8ClampedArray.from(pixels), width, height);
  if (!found) throw new Error('no code on the screen');
  return found.data;
}

/** The owner shows a code; the other opens its link, says a name, is compared and let in; ends with the company open there. */
export async function pair(owner: Person, other: Person, name: string): Promise<void> {
  await owner.page.goto('/settings/devices');
  await owner.page.getByRole('button', { name: 'Ajouter un appareil' }).click();
  const link = await readScreen(owner, 'Code d’invitation');
  await join(other, link, name);
  await admit(owner, name);
  await arrived(other);
}

/** Opens an invitation and asks to be let in. */
export async function join({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link);
  await expect(page).toHaveURL(/\/join$/);
  await page.getByLabel(/Nom de cet appareil|Votre nom/).fill(name);
  await page.getByRole('button', { name: 'Demander à entrer' }).click();
  await expect(page.getByText(/En attente du oui/).last()).toBeVisible();
}

/** The owner, whose page shows requests, says yes to this name. */
export async function admit({ page }: Person, name: string): Promise<void> {
  const asking = page.getByRole('group', { name: 'Demande d’accès' }).last();
  await expect(asking.getByText(name, { exact: true })).toBeVisible();
  await asking.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByText(`${name} a maintenant accès.`).first()).toBeVisible();
}

/** The company is open on the device that joined. */
export async function arrived({ page }: Person): Promise<void> {
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('navigation').getByText('Accueil').first()).toBeVisible();
}

/** Everything of the company that must be the same everywhere. */
export async function contentOf(page: Page): Promise<unknown> {
  const read = async (table: string, keys: readonly string[]) => {
    const rows = await rowsOf<Record<string, unknown>>(page, table);
    return rows.map((row) => JSON.stringify(keys.map((key) => row[key]))).sort();
  };
  return {
    sealed: await read('sealed', ['id', 'hash']),
    entries: await read('entries', ['id', 'document', 'kind']),
    documents: await read('documents', ['id', 'kind', 'status', 'number', 'total', 'open', 'name']),
    customers: await read('customers', ['id', 'name']),
    products: await read('products', ['id', 'name'])
  };
}

/** Waits until these hold the same, and have sent all. */
export async function equal(...people: readonly Person[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const waiting = await Promise.all(people.map(async ({ page }) => (await rowsOf(page, 'outbox')).length));
        const held = new Set(await Promise.all(people.map(async ({ page }) => JSON.stringify(await contentOf(page)))));
        return { waiting, versions: held.size };
      },
      { intervals: [500, 1000, 2000] }
    )
    .toEqual({ waiting: people.map(() => 0), versions: 1 });
}
