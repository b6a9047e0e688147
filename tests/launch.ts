// How every test starts Chromium: the one that is installed, doing nothing but showing the page.
import process from 'node:process';
import type { LaunchOptions } from '@playwright/test';

/**
 * Switched off: the browser's own surface, of which some versions load a page of four hundred scripts with each window, at the
 * very moment that a test or a figure begins; and what Playwright switches off itself, which a second list would switch on again.
 */
const OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate'
];

/** Options of `chromium.launch`; `CARNET_CHROMIUM` names another Chromium. */
export const launchOptions = {
  executablePath: process.env['CARNET_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${OFF.join(',')}`]
} satisfies LaunchOptions;
