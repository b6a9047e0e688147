// A page of the bench in Chromium: what is measured, bundled with its peer, served on localhost.
import path from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type Browser, type Page, chromium } from '@playwright/test';
import { type Rolldown, build } from 'vite';
import { root } from '../checks/root.ts';
import { launchOptions } from '../launch.ts';

/** What a page measures: by name, in the page's own clock. */
type Measures = Record<string, (...args: never[]) => unknown>;

declare const bench: Measures;

export interface BenchBrowser {
  /** A page that has run nothing yet: what it does first is cold. */
  page(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium with exact memory figures. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });

/** Packages of `tests/bench`, by the name that a page imports. */
const peers = path.join(root, 'tests', 'bench', 'node_modules');

const PAGE = '<!doctype html><script type="module" src="/page.js"></script>';

/** Bundles a page of the bench (a file of this folder). @returns its files by their addresses */
export async function bundleOf(entry: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const bundle = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    resolve: { conditions: ['svelte', 'browser'], alias: [{ find: /^peer:(.+)$/, replacement: `${peers}/$1` }] },
    build: { write: false, target: 'esnext', modulePreload: false, rolldownOptions: { input: `tests/figures/${entry}`, output: { entryFileNames: 'page.js' } } }
  })) as Rolldown.RolldownOutput;
  return new Map([['/index.html', PAGE], ...bundle.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const)]);
}

/** Bundles a page of the bench and serves it. */
export async function openBench(entry: string): Promise<BenchBrowser> {
  const files = await bundleOf(entry);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.setHeader('content-type', file === undefined ? 'text/html' : request.url?.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
    if (file !== undefined) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.end(file ?? PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { page, close } = await browse(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    async close() {
      await close();
      server.close();
    }
  };
}

/** Chromium on a page of the bench that is served there. */
export async function browse(address: string): Promise<BenchBrowser> {
  const browser = await launch();
  const context = await browser.newContext();
  return {
    async page() {
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForFunction(() => 'bench' in globalThis);
      return page;
    },
    close: () => browser.close()
  };
}

/** Runs one of the measures of a page, whose type is given: `measure<Bench, 'first'>(page, 'first', query)`. */
export function measurer<Bench extends Measures>() {
  return <Name extends keyof Bench & string>(page: Page, name: Name, ...args: Parameters<Bench[Name]>): Promise<Awaited<ReturnType<Bench[Name]>>> =>
    page.evaluate(([which, given]) => (bench[which] as (...all: unknown[]) => unknown)(...(given as unknown[])), [name, args] as const) as Promise<Awaited<ReturnType<Bench[Name]>>>;
}

/** Megabytes of JavaScript heap in use after collecting garbage. */
export const heapOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    (globalThis as unknown as { gc(): void }).gc();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
  });
