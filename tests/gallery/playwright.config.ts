// The generic components alone, in a real Chromium, under the same security headers as the app.
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import app from '../playwright.config.ts';

const report = process.env['CARNET_RESULT'];

export default defineConfig({
  ...app,
  testDir: '.',
  outputDir: '../../test-results/gallery',
  globalSetup: './build.ts',
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  projects: [
    { name: 'phone', testIgnore: '**/*.desk.spec.ts', use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
    { name: 'desk', testIgnore: '**/*.phone.spec.ts', use: { viewport: { width: 1440, height: 900 } } }
  ]
});
