// A tab that is closed in the middle of the accountant's file: asked before, told afterwards, made again with one press.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { copyDraft, issue, makeDraft } from './drafts.ts';
import { switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

/** A page that is not drawn to its end: the worker never answers. */
const withoutAnswer = (): void => {
  globalThis.Worker = class extends EventTarget {
    postMessage() {}
    terminate() {}
  } as unknown as typeof Worker;
};

async function thisYear(page: Page): Promise<void> {
  await page.goto('/accountant');
  await page.getByRole('button', { name: /trimestre/ }).click();
  await page.getByText('Cette année').click();
}

test('what was cut off is told on the next page, and made again as it was asked for', async ({ page, context }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  // The first needs no page drawn, the second waits for it.
  await page.locator('[data-receive=files]').setInputFiles([{ ...electronicInvoice({ number: 'A1', date: '2026-11-16', inside: '%PDF-1.7\n' }), name: 'a.xml' }, { ...electronicInvoice({ number: 'B2' }), name: 'b.xml' }]);
  await page.getByRole('link', { name: /Sanitherm/ }).first().click();
  for (let left = 2; left > 0; left--) await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  const cut = await context.newPage();
  await cut.addInitScript(withoutAnswer);
  await thisYear(cut);
  await cut.getByRole('button', { name: 'Créer le ZIP (2)' }).click();
  await expect(cut.getByRole('progressbar')).toHaveJSProperty('value', 1);
  // Not while another tab is at it.
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect(page.getByText(/a été interrompu/)).toBeHidden();
  const [question] = await Promise.all([cut.waitForEvent('dialog'), cut.close({ runBeforeUnload: true })]);
  expect(question.type()).toBe('beforeunload');
  await Promise.all([cut.waitForEvent('close'), question.accept()]);

  await page.goto('/');
  await expect(page.getByText(/a été interrompu \(documents prêts\s: 1 sur 2\)/)).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Recommencer' }).click()]);
  expect(download.suggestedFilename()).toContain('2026-01-01 2026-12-31');
  await expect(page.getByRole('button', { name: 'Marquer comptabilisés' })).toBeVisible();
  await expect(page.getByText(/a été interrompu/)).toBeHidden();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect(page.getByText(/a été interrompu/)).toBeHidden();
});

test('dismissed, it is not told again', async ({ page, context }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  const cut = await context.newPage();
  await cut.addInitScript(withoutAnswer);
  await thisYear(cut);
  await cut.getByRole('button', { name: 'Créer le ZIP (1)' }).click();
  await expect(cut.getByRole('progressbar')).toBeVisible();
  await cut.close();

  await page.goto('/accountant');
  const told = page.getByText(/a été interrompu \(documents prêts\s: 0 sur 1\)/);
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Ne plus signaler' }).click();
  await expect(told).toBeHidden();
  await page.reload();
  await expect(page.getByText('Rien dans cette période')).toBeVisible();
  await expect(told).toBeHidden();
});

test('a ZIP of the list that was cut off is told on the home screen, and made there', async ({ page, context }) => {
  const first = await makeDraft(page);
  const [second = ''] = await copyDraft(page, first, 1);
  for (const id of [first, second]) await issue(page, id);
  const cut = await context.newPage();
  await cut.addInitScript(withoutAnswer);
  await cut.goto('/invoices');
  await cut.getByRole('button', { name: 'Actions' }).click();
  await cut.getByRole('menuitem', { name: /^ZIP/ }).click();
  await expect(cut.getByRole('progressbar')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect(page.getByText(/a été interrompu/)).toBeHidden();
  await cut.close();

  await page.goto('/');
  const told = page.getByRole('region', { name: 'Factures' });
  await expect(told).toContainText(/a été interrompu \(documents prêts\s: 0 sur 2\)/);
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), told.getByRole('button', { name: 'Recommencer' }).click()]);
  expect(download.suggestedFilename()).toMatch(/Factures.*\.zip$/);
  const zip = await JSZip.loadAsync(await readFile(await download.path()));
  expect(Object.keys(zip.files).map((name) => name.split('.').at(-1))).toEqual(['pdf', 'xml', 'pdf', 'xml']);
  await expect(told).toBeHidden();
});
