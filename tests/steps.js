// The steps of `npm test` in their order. Each command runs on the pinned Node from the repository's root.
// @ts-check

/**
 * How a command is counted:
 * - `one`: it is one test, passed when it ends with 0;
 * - `result`: it writes {"passed": n, "failed": n} into the file named by CARNET_RESULT;
 * - `vitest`, `playwright`: that runner's JSON report stands in the file;
 * - `faults-only`: counted only when it fails.
 * @typedef {'one' | 'result' | 'vitest' | 'playwright' | 'faults-only'} Counts
 * @typedef {{ label: string, args?: string[], act?: () => boolean, counts: Counts }} Command
 * @typedef {{ name: string, title: string, commands: Command[], browser?: boolean, mail?: boolean, build?: boolean }} Step
 */

/** @param {string} label @param {string[]} args @returns {Command} */
const one = (label, ...args) => ({ label, args, counts: 'one' });
/** @param {string} label @param {string[]} args @returns {Command} */
const counted = (label, ...args) => ({ label, args, counts: 'result' });
/** @param {string} label @param {string} project @returns {Command} */
const tsc = (label, project) => one(label, 'node_modules/typescript/bin/tsc', '-p', project);
/** @param {string[]} args @returns {Command} */
const vitest = (...args) => ({ label: 'vitest', args: ['tests/vitest.js', ...args], counts: 'vitest' });

/** What types and tests read and no one commits. */
export const generated = one('generated types and messages', 'tests/checks/generate.ts');

/** @type {Step[]} */
export const steps = [
  {
    name: 'types',
    title: 'Types',
    commands: [
      generated,
      one('svelte-check', 'node_modules/svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'),
      tsc('domain and sync, without DOM or Node', 'tests/checks/tsconfig.pure.json'),
      tsc('service worker', 'tests/checks/tsconfig.service-worker.json'),
      tsc('relay', 'relay'),
      tsc('tests', 'tests')
    ]
  },
  {
    name: 'lint',
    title: 'Lint',
    commands: [one('oxlint', 'node_modules/oxlint/bin/oxlint', '-c', 'tests/checks/oxlint.json', '--deny-warnings', 'src', 'relay', 'tests')]
  },
  { name: 'law', title: 'Import law, cycles, house rules', commands: [counted('law', 'tests/checks/law.ts')] },
  { name: 'messages', title: 'Messages in four languages', commands: [counted('messages', 'tests/checks/messages.ts')] },
  { name: 'unit', title: 'Unit', commands: [vitest('unit')] },
  {
    name: 'store',
    title: 'Store conformance, here and in Chromium',
    browser: true,
    mail: true,
    commands: [vitest('store'), counted('in Chromium', 'tests/store/chromium.ts')]
  },
  { name: 'size', title: 'JavaScript of the first screen', build: true, commands: [counted('size', 'tests/checks/first-screen.ts')] },
  {
    name: 'conformance',
    title: 'Every UBL by the official rules',
    commands: [counted('conformance', 'tests/conformance/run.ts', '--seed', '20260401')]
  },
  {
    name: 'components',
    title: 'Generic components, in Chromium',
    browser: true,
    commands: [{ label: 'playwright', args: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/gallery/playwright.config.ts'], counts: 'playwright' }]
  },
  {
    name: 'e2e',
    title: 'End to end, in Chromium',
    browser: true,
    mail: true,
    build: true,
    commands: [{ label: 'playwright', args: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/playwright.config.ts'], counts: 'playwright' }]
  }
];
