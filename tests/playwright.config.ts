// End to end, in a real Chromium, on the build that the real relay serves. Phone size; files named `*.desk.spec.ts` at the desk.
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './launch.ts';

const report = process.env['CARNET_RESULT'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Two cores: two at a time. Nothing here is timed: a limit only ends what hangs, on the slowest machine too.
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    // A name that is nowhere is said soon, not at the end of the test.
    actionTimeout: 60_000,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    // Tracing takes half as long again as the tests themselves.
    trace: process.env['CARNET_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions
  },
  projects: [
    { name: 'phone', testIgnore: '**/*.desk.spec.ts', use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
    { name: 'desk', testMatch: '**/*.desk.spec.ts', use: { viewport: { width: 1440, height: 900 } } }
  ]
});
