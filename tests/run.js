// What `npm test` runs, on any Node from 20 on: installs what is missing, then every suite in order, and one sum at the end.
// A failing step never hides the later ones. `npm test -- unit e2e` runs only the steps named.
// @ts-check
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { bringUpToDate, StartFault, pinnedNode, root, toolEnv } from '../relay/ready.js';
import { findChromium } from './chromium.js';
import { findDovecot } from './dovecot.js';
import { freshResultFile, readResult, sumOf } from './results.js';
import { generated, steps } from './steps.js';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
const chosen = asked.length > 0 ? steps.filter((step) => asked.includes(step.name)) : steps;

/**
 * Not counted when it goes well: it is no test.
 * @type {import('./steps.js').Command}
 */
const buildCommand = {
  label: 'build',
  counts: 'faults-only',
  act() {
    try {
      bringUpToDate({ build: true });
      return true;
    } catch (error) {
      console.error(error instanceof StartFault ? error.message : error);
      return false;
    }
  }
};

/** @type {import('./results.js').Result[]} */
const results = [];
try {
  bringUpToDate({ build: false });
  const env = toolEnv();
  if (chosen.some((step) => step.browser)) env.CARNET_CHROMIUM = findChromium();
  if (chosen.some((step) => step.mail)) findDovecot();
  // On a fresh clone the later steps stand on what the first one makes.
  if (!chosen.some((step) => step.commands.includes(generated))) results.push(runStep({ name: 'generated', title: 'Preparation', commands: [{ ...generated, counts: 'faults-only' }] }, env));
  for (const step of chosen) results.push(runStep(step, env));
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`\nThe tests cannot run: ${error.message}`);
  results.push({ title: 'preparation', passed: 0, failed: 1, seconds: 0 });
}

for (const { title, faults = [] } of results) for (const fault of faults) console.log(`\n✗ ${title}: ${fault}`);
console.log(`\n${'─'.repeat(72)}`);
for (const { title, passed, failed, seconds } of results) {
  const state = failed > 0 ? 'FAILED' : 'ok';
  console.log(`${state.padEnd(7)}${title.padEnd(40)}${String(passed).padStart(7)} passed${String(failed).padStart(6)} failed${seconds.toFixed(0).padStart(6)} s`);
}
const sum = sumOf(results);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);

/**
 * @param {import('./steps.js').Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./results.js').Result}
 */
function runStep(step, env) {
  console.log(`\n── ${step.title} ${'─'.repeat(Math.max(3, 68 - step.title.length))}`);
  const start = Date.now();
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  const faults = [];
  for (const command of step.build ? [buildCommand, ...step.commands] : step.commands) {
    const file = freshResultFile();
    const done = command.act
      ? command.act()
      : spawnSync(pinnedNode, command.args ?? [], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, CARNET_RESULT: file } }).status === 0;
    const result = readResult(file, { ok: done, kind: command.counts });
    if (!done || result.failed > 0) console.log(`✗ ${command.label}`);
    passed += result.passed;
    failed += result.failed;
    if (result.failed > 0) faults.push(...(result.faults ?? [command.label]));
    if (!done && command === buildCommand) break;
  }
  return { title: step.title, passed, failed, faults, seconds: (Date.now() - start) / 1000 };
}
