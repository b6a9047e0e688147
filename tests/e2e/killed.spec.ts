// Tabs that die in the middle of a writing, and tabs that write at the same time: every record is whole afterwards, and no number is missing or used twice.
import type { Page } from '@playwright/test';
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { expect, test } from './begun.ts';
import { copyDraft, makeDraft } from './drafts.ts';
import { rowsOf } from './small-company.ts';

/** The writing of an issue is held open at each of its puts: update, seal, counter, entry, row, marks. */
const HOLDS = [0, 1, 2, 3, 4, 5];
/** Tabs that die at any moment: milliseconds after the press, drawn once. */
const DELAYS = [3, 11, 19, 28, 46, 75];

declare global {
  /** While set, the transaction in which one more put than this is made never ends. */
  var holdAfter: number | undefined;
  var held: boolean;
  var puts: number;
}

/** Lets a test hold a writing of the company's database open, half done, until the tab dies. */
function addHold(): void {
  globalThis.puts = 0;
  globalThis.held = false;
  for (const name of ['add', 'put'] as const) {
    const own = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: Parameters<typeof own>) {
      const request = own.apply(this, given);
      if (globalThis.holdAfter !== undefined && this.transaction.db.name !== 'carnet-device' && globalThis.puts++ === globalThis.holdAfter) {
        const goOn = () => this.count().addEventListener('success', goOn);
        goOn();
        globalThis.held = true;
      }
      return request;
    };
  }
}

interface Row {
  id: string;
  /** '' for drafts. */
  number: string;
  total: number;
}

/** Fails unless numbers, seals, journal entries and rows tell the same story. @returns ids of the issued documents in the order of their numbers */
async function wholeBook(page: Page): Promise<string[]> {
  const sealed = (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument).toSorted((a, b) => a.n - b.n);
  const [counters, entries, rows] = [await rowsOf<{ n: number }>(page, 'counters'), await rowsOf<Entry>(page, 'entries'), await rowsOf<Row>(page, 'documents')];
  expect(sealed.map(({ n }) => n)).toEqual(sealed.map((_, index) => index + 1));
  expect(counters.map(({ n }) => n)).toEqual(sealed.length > 0 ? [sealed.length] : []);
  expect(entries.filter(({ kind }) => kind === 'issued').map(({ document }) => document).toSorted()).toEqual(sealed.map(({ id }) => id).toSorted());
  const issued = rows.filter(({ number }) => number !== '');
  expect(issued.map(({ id, number, total }) => [id, number, total]).toSorted()).toEqual(sealed.map(({ id, number, totals }) => [id, number, totals.gross]).toSorted());
  return sealed.map(({ id }) => id);
}

const issueButton = (page: Page) => page.getByRole('dialog', { name: 'Émettre la facture' }).getByRole('button', { name: 'Émettre', exact: true });

/** Opens a draft and what is asked before it is issued. */
async function aboutToIssue(page: Page, id: string): Promise<void> {
  await page.goto(`/invoices/${id}`);
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await expect(issueButton(page)).toBeEnabled();
}

/** Takes the tab away at once, with whatever it was doing. */
const kill = (page: Page) => page.close({ runBeforeUnload: false });

test('a tab killed while it issues leaves all or nothing of it, and the next number is the next one', async ({ page, context }) => {
  const first = await makeDraft(page);
  const drafts = await copyDraft(page, first, HOLDS.length + DELAYS.length);
  const issuedAfter: number[] = [];
  for (const [index, draft] of drafts.entries()) {
    const tab = await context.newPage();
    await tab.addInitScript(addHold);
    await aboutToIssue(tab, draft);
    const before = (await rowsOf<Row>(page, 'documents')).find(({ id }) => id === draft);
    const hold = HOLDS[index];
    await tab.evaluate((after) => (globalThis.holdAfter = after), hold);
    await issueButton(tab).evaluate((button: HTMLElement) => button.click());
    if (hold !== undefined) await expect.poll(() => tab.evaluate(() => globalThis.held), { message: `put ${hold} of the issue` }).toBe(true);
    else await new Promise((resolve) => setTimeout(resolve, DELAYS[index - HOLDS.length]));
    await kill(tab);

    const issued = await wholeBook(page);
    issuedAfter.push(issued.length);
    const after = (await rowsOf<Row>(page, 'documents')).find(({ id }) => id === draft);
    if (!issued.includes(draft)) expect(after).toEqual(before);
    // What was held open half done is undone.
    if (hold !== undefined) expect(issued).not.toContain(draft);
  }

  // The other tab, open all the while, goes on: a draft that was left is as it was, and takes the next number.
  const left = drafts[0] ?? '';
  await aboutToIssue(page, left);
  const next = (issuedAfter.at(-1) ?? 0) + 1;
  await expect(page.getByRole('dialog').getByText(new RegExp(`-${String(next).padStart(4, '0')}$`))).toBeVisible();
  await issueButton(page).click();
  await expect(page.getByRole('heading', { name: new RegExp(`-${String(next).padStart(4, '0')}`) })).toBeVisible();
  expect(await wholeBook(page)).toHaveLength(next);
});

test('a tab killed in the middle of keeping an edit leaves it whole, and opened again it has what was typed', async ({ page, context }) => {
  const draft = await makeDraft(page);
  let price = 10_000;
  for (const hold of [0, 1, undefined]) {
    const tab = await context.newPage();
    await tab.addInitScript(addHold);
    await tab.goto(`/invoices/${draft}`);
    await tab.locator('[data-line] .folded').first().click();
    await tab.evaluate((after) => (globalThis.holdAfter = after), hold);
    const typed = price + 1000;
    await tab.getByLabel('Prix HTVA').fill(String(typed / 100));
    if (hold === undefined) await expect.poll(async () => (await rowsOf<Row & { net: number }>(page, 'documents')).map(({ net }) => net)).toEqual([typed]);
    else await expect.poll(() => tab.evaluate(() => globalThis.held)).toBe(true);
    await kill(tab);

    const net = async () => (await rowsOf<Row & { net: number }>(page, 'documents')).map((row) => row.net);
    expect(await net()).toEqual([hold === undefined ? typed : price]);
    // Opened again, the draft has what was typed last: the page noted it as it went.
    await page.goto(`/invoices/${draft}`);
    await expect(page.getByText(`1 pc × ${(typed / 100).toFixed(2).replace('.', ',')}`)).toBeVisible();
    await expect.poll(net).toEqual([typed]);
    price = typed;
    expect(await rowsOf(page, 'quarantine')).toEqual([]);
  }
});

test('two tabs that issue at the same time take two numbers', async ({ page, context }) => {
  const first = await makeDraft(page);
  const drafts = await copyDraft(page, first, 6);
  const other = await context.newPage();
  for (let pair = 0; pair < drafts.length; pair += 2) {
    await aboutToIssue(page, drafts[pair] ?? '');
    await aboutToIssue(other, drafts[pair + 1] ?? '');
    await Promise.all([page, other].map((tab) => issueButton(tab).evaluate((button: HTMLElement) => button.click())));
    for (const tab of [page, other]) await expect(tab.getByRole('heading', { name: /^Facture \d{4}-\d{4}$/ })).toBeVisible();
    expect(await wholeBook(page)).toHaveLength(pair + 2);
  }
  // The same draft in both: one issues it, the other shows what it has become.
  await aboutToIssue(page, first);
  await aboutToIssue(other, first);
  // The slower one may show it already: then there is nothing left to press.
  await Promise.all([page, other].map((tab) => issueButton(tab).evaluate((button: HTMLElement) => button.isConnected && button.click())));
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { name: /-0007$/ })).toBeVisible();
  expect(await wholeBook(page)).toHaveLength(7);
});
