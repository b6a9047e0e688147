// The store's conformance suite (src/store/**/*.conformance.ts) once more, in a real Chromium with its real IndexedDB:
// the very files that vitest runs under fake-indexeddb, bundled with vitest's runner into one page on localhost.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { launchOptions } from '../launch.ts';
import type { Rolldown } from 'vite';
import { root } from '../checks/root.ts';
import type { Outcome } from './outcome.ts';

const bundle = (await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  resolve: { conditions: ['svelte', 'browser'] },
  build: { write: false, minify: false, target: 'esnext', modulePreload: false, rolldownOptions: { input: 'tests/store/page.ts', output: { entryFileNames: 'page.js' } } }
})) as Rolldown.RolldownOutput;
const files = new Map(bundle.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));

const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript');
  response.end(file ?? '<!doctype html><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
await Promise.race([failed, page.waitForFunction(() => 'conformance' in globalThis, undefined, { timeout: 300_000 })]);
const outcomes = await page.evaluate(() => (globalThis as unknown as { conformance: Outcome[] }).conformance);
console.log(`Chromium ${browser.version()}, ${outcomes.length} tests`);
await browser.close();
server.close();

for (const { file, name, passed, errors } of outcomes) {
  console.log(`${passed ? '✓' : '✗'} ${file.replace('/src/store/', '')} › ${name}`);
  for (const error of errors) console.log(`    ${error}`);
}
const passed = outcomes.filter((outcome) => outcome.passed).length;
const result = { passed, failed: outcomes.length - passed };
const report = process.env['CARNET_RESULT'];
if (report) writeFileSync(report, JSON.stringify(result));
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
