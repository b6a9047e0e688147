// End to end, in a real Chromium, on the build that the real relay serves. Phone size; files named `*.desk.spec.ts` at the desk.
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './launch.ts';

const report = process.env['CARNET_RESULT'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Two cores: two at a time, and time enough for a busy machine.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions
  },
  projects: [
    { name: 'phone', testIgnore: '**/*.desk.spec.ts', use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
    { name: 'desk', testMatch: '**/*.desk.spec.ts', use: { viewport: { width: 1440, height: 900 } } }
  ]
});
