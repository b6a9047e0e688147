// A page of the bench in Chromium: the store bundled with its peer, served on localhost.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type Browser, type BrowserContext, type Page, chromium } from '@playwright/test';
import { type Rolldown, build } from 'vite';
import { root } from '../checks/root.ts';
import { launchOptions } from '../launch.ts';
import type { Bench } from './page.ts';

declare const bench: Bench;

export interface BenchBrowser {
  /** A page that has run nothing yet: what it does first is cold. */
  page(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium with exact memory figures. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });

/** Bundles the page of the bench and serves it. */
export async function openBench(): Promise<BenchBrowser> {
  const bundle = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    resolve: { conditions: ['svelte', 'browser'] },
    build: { write: false, target: 'esnext', modulePreload: false, rolldownOptions: { input: 'tests/figures/page.ts', output: { entryFileNames: 'page.js' } } }
  })) as Rolldown.RolldownOutput;
  const files = new Map(bundle.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
    response.end(file ?? '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  const context: BrowserContext = await browser.newContext();
  return {
    async page() {
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForFunction(() => 'bench' in globalThis);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    }
  };
}

/** Runs one of the page's measures. */
export function measure<Name extends keyof Bench>(page: Page, name: Name, ...args: Parameters<Bench[Name]>): Promise<Awaited<ReturnType<Bench[Name]>>> {
  return page.evaluate(([which, given]) => (bench[which as Name] as (...all: unknown[]) => unknown)(...(given as unknown[])), [name, args] as const) as Promise<Awaited<ReturnType<Bench[Name]>>>;
}

/** Megabytes of JavaScript heap in use after collecting garbage. */
export const heapOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    (globalThis as unknown as { gc(): void }).gc();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
  });
