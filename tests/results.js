// Counts of the suites: each command's own report, read into passed and failed.
// @ts-check
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** Counts, and the names of what failed. @typedef {{ passed: number, failed: number, faults?: string[] }} Count */
/** @typedef {Count & { title: string, seconds: number }} Result */

let last = 0;
/** @type {string | undefined} */
let folder;

/** @returns {string} a file that does not exist yet, for one command's report */
export function freshResultFile() {
  folder ??= mkdtempSync(path.join(tmpdir(), 'carnet-test-'));
  last += 1;
  return path.join(folder, `${last}.json`);
}

/**
 * What a command did. One that failed counts at least one failure, one that was to report and did not is a failure too.
 * @param {string} file
 * @param {{ ok: boolean, kind: import('./steps.js').Counts }} run
 * @returns {Count}
 */
export function readResult(file, { ok, kind }) {
  if (kind === 'one') return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (kind === 'faults-only') return { passed: 0, failed: ok ? 0 : 1 };
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const count = kind === 'vitest' ? ofVitest(report) : kind === 'playwright' ? ofPlaywright(report) : ofResult(report);
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

/** @param {Count} report @returns {Count} */
function ofResult({ passed, failed, faults }) {
  return { passed, failed, faults };
}

/**
 * A test file that could not be loaded has no tests, and is one failure.
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestCase
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, message?: string, assertionResults: VitestCase[] }[] }} report
 * @returns {Count}
 */
function ofVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const faults = testResults.flatMap((file) =>
    file.assertionResults.filter((one) => one.status === 'failed').map((one) => fault(file.name, one.fullName, one.failureMessages[0]))
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, faults: [...faults, ...unloaded.map((file) => fault(file.name, '', file.message))] };
}

/**
 * @typedef {{ title: string, file: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite
 * @param {Suite & { stats: { expected: number, unexpected: number, flaky: number }, errors: { message?: string }[] }} report
 * @returns {Count}
 */
function ofPlaywright({ stats, errors, suites }) {
  const faults = specsOf(suites).flatMap(({ file, title, tests }) =>
    tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ results }) => fault(file, title, results.at(-1)?.error?.message))
  );
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    faults: [...faults, ...errors.map(({ message }) => fault('', '', message))]
  };
}

/** @param {Suite[] | undefined} suites @returns {Spec[]} */
const specsOf = (suites = []) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites)]);

/**
 * One failed test in a few lines, so that the end of a long log says what to look at.
 * @param {string} file @param {string} name @param {string | undefined} message
 */
function fault(file, name, message = '') {
  const said = stripVTControlCharacters(message).split('\n').filter((line) => line.trim() !== '').slice(0, 6);
  return [[path.relative(process.cwd(), path.resolve(file)), name].filter(Boolean).join(': '), ...said.map((line) => `    ${line.trim().slice(0, 200)}`)].join('\n');
}

/** @param {Count[]} counts @returns {{ passed: number, failed: number }} */
export function sumOf(counts) {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 });
}
