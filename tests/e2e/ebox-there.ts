// The stand-in of the government's e-Box in this process, and a relay that takes it for the government.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH } from '../../relay/sandbox/ebox/ebox.ts';
import { listenEbox } from '../../relay/sandbox/ebox/listen.ts';
import { practiceProviders } from '../../relay/sandbox/ebox/practice-messages.ts';
import { DOCUMENT_CONSUMER, EboxState } from '../../relay/sandbox/ebox/state.ts';
import { type Relay, startRelay } from './relay.ts';
import { switchOn } from './small-company.ts';
import { expect, test as base } from './test.ts';

export interface EboxThere {
  relay: Relay;
  state: EboxState;
  /** As a person does in ChaMan. */
  upload(client: string, certificate: string, scopes?: string[]): void;
  stop(): Promise<void>;
}

async function eboxThere(): Promise<EboxThere> {
  const state = new EboxState(practiceProviders(Date.now()), Date.now);
  const standIn = await listenEbox(state);
  const { origin, ca } = standIn;
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-ebox-e2e-'));
  const authority = path.join(folder, 'authority.pem');
  await writeFile(authority, ca);
  const relay = await startRelay({
    env: { EBOX_TOKEN_URL: `${origin}${TOKEN_PATH}`, EBOX_REGISTRY_URL: `${origin}${REGISTRY_PATH}`, EBOX_FEDERATION_URL: `${origin}${FEDERATION_PATH}`, EBOX_MESSAGES_URL: `${origin}/REST/onss/messageRegistry/v3`, EBOX_CA: authority }
  });
  return {
    ...{ relay, state },
    upload: (id, certificate, scopes = [DOCUMENT_CONSUMER]) => standIn.register({ id, certificate, scopes }),
    async stop() {
      await relay.stop();
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

export const test = base.extend<{ there: EboxThere }>({
  there: async ({}, use) => {
    const there = await eboxThere();
    await use(there);
    await there.stop();
  }
});

export const CLIENT = 'self_service_chaman_0123456789';

/** Downloads the certificate on the page that sets e-Box up. @returns it as it is uploaded at the State */
export async function certificateOf(page: Page): Promise<{ name: string; pem: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger le certificat de sécurité' }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), pem: await readFile(await file.path(), 'utf8') };
}

/** The owner switches e-Box on and connects it; ends on its list, with mail. */
export async function connectEbox(page: Page, there: EboxThere): Promise<void> {
  await switchOn(page, 'e-Box Enterprise');
  await page.getByRole('link', { name: 'Configurer e-Box Enterprise' }).click();
  const { pem } = await certificateOf(page);
  there.upload(CLIENT, pem);
  await page.getByLabel('Client ID').fill(CLIENT);
  await page.getByRole('button', { name: 'Établir la connexion' }).click();
  await expect(page.getByText('e-Box est connectée').first()).toBeVisible();
  await page.goto('/e-box');
  await expect(page.getByRole('link', { name: /Avis de cotisations/ })).toBeVisible();
}
