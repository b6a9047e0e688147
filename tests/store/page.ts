// Runs in the browser: the conformance suites of store and sync under vitest's own runner, which leaves the outcome in `conformance`.
import { startTests } from 'vitest/internal/browser';
import type { VitestRunner } from 'vitest/runtime';
import type { Outcome } from './outcome.ts';

const suites = import.meta.glob(['/src/store/**/*.conformance.ts', '/src/sync/**/*.conformance.ts']);

const config = {
  root: '/',
  name: 'chromium',
  setupFiles: [],
  allowOnly: false,
  passWithNoTests: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  repeats: 0,
  maxConcurrency: 1,
  includeTaskLocation: false,
  tags: [],
  strictTags: false,
  sequence: { shuffle: false, concurrent: false, seed: 1, hooks: 'stack', setupFiles: 'list' },
  expect: {},
  snapshotOptions: { expand: false }
} as unknown as VitestRunner['config'];

// What `expect` asks for (vitest's worker state), as far as it is used here.
Object.assign(globalThis, { __vitest_worker__: { config, ctx: { concurrencyId: 1, workerId: 1 }, onCleanup() {} } });

const runner = {
  config,
  pool: 'browser',
  viteEnvironment: 'client',
  trace: (_name: string, first: unknown, second?: () => unknown) => (second ?? (first as () => unknown))(),
  importFile: (file: string) => suites[file]?.()
} as unknown as VitestRunner;

type Task = Awaited<ReturnType<typeof startTests>>[number]['tasks'][number];

function outcomesOf(file: string, task: Task, above: string[]): Outcome[] {
  const name = [...above, task.name];
  if (task.type === 'suite') return [...failures(file, name, task), ...task.tasks.flatMap((inner) => outcomesOf(file, inner, name))];
  const state = task.result?.state;
  return [{ file, name: name.join(' › '), passed: state === 'pass', errors: messages(task) }];
}

/** A file or group whose own hooks or import failed. */
function failures(file: string, name: string[], task: Pick<Task, 'result'>): Outcome[] {
  return task.result?.errors?.length ? [{ file, name: name.join(' › '), passed: false, errors: messages(task) }] : [];
}

function messages({ result }: Pick<Task, 'result'>): string[] {
  return (result?.errors ?? []).map((error) => error.stack ?? error.message);
}

const files = await startTests(Object.keys(suites), runner);
const conformance = files.flatMap((file) => [...failures(file.filepath, [], file), ...file.tasks.flatMap((task) => outcomesOf(file.filepath, task, []))]);
Object.assign(globalThis, { conformance });
