// Counts of the suites: each command's own report, read into passed and failed.
// @ts-check
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {{ passed: number, failed: number }} Count */
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
function ofResult({ passed, failed }) {
  return { passed, failed };
}

/**
 * A test file that could not be loaded has no tests, and is one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Count}
 */
function ofVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Count}
 */
function ofPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** @param {Count[]} counts @returns {Count} */
export function sumOf(counts) {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 });
}
