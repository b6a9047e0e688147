// Finds a Chromium for the tests: on this machine, else Debian's package when root, else Playwright's own.
// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { StartFault, pinnedNode, root } from '../relay/ready.js';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * @returns {string} the path of a Chromium that can be run, installed if need be
 * @throws {StartFault} when there is none and none can be installed
 */
export function findChromium() {
  const present = presentChromium();
  if (present) return present;
  console.log('No Chromium on this machine; installing one for the tests …');
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    run(pinnedNode, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  }
  const installed = presentChromium();
  if (installed) return installed;
  throw new StartFault('there is no Chromium, and none could be installed. Install one, or name it:  CARNET_CHROMIUM=/path/to/chromium npm test');
}

/** @returns {string | undefined} */
function presentChromium() {
  const named = process.env.CARNET_CHROMIUM;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
  if (onPath) return onPath;
  /** @type {typeof import('playwright-core')} */
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
}
