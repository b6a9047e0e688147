// `npm run faults`: 200 runs of 200 verbs and 10 of 2,000, on all processors, then 100,000 broken bodies for the relay. `--seed N`, `--runs N`, `--verbs N` for others; a failing run is
// said at once, then shrunk to a script for ten minutes at most. At the end 50 runs of 1,000 documents on their way to an accountant and 50 of an e-Box that is read; `--accountant N` or `--ebox N` makes N of these alone.
import 'fake-indexeddb/auto';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { bringAll } from './accountant.ts';
import { readAll } from './ebox.ts';
import { runsOf } from './script.ts';
import { simulate } from './simulate.ts';

interface Plan {
  runs: number;
  verbs: number;
  seed: number;
  path?: string | undefined;
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { seed: text, runs: text, verbs: text, path: text, jobs: text, accountant: text, ebox: text } });
const SHRINKING = 600_000;
const MUTATIONS = 100_000;
const ACCOUNTANTS = 50;
const DOCUMENTS = 1000;
const EBOXES = 50;
const MESSAGES = 150;

const minutes = (since: number) => `${((Date.now() - since) / 60_000).toFixed(1)} min`;

/** @returns whether all held */
async function check({ runs, verbs, seed, path }: Plan): Promise<boolean> {
  const start = Date.now();
  let [done, until] = [0, Infinity];
  console.log(`seed ${seed}: ${runs} runs of up to ${verbs} verbs`);
  const result = await fc.check(
    fc.asyncProperty(runsOf(verbs), fc.nat(), async (steps, own) => {
      // What was not tried in time counts as well: the script stays as long as it is.
      if (Date.now() > until) return;
      try {
        await simulate(steps, own);
      } catch (error) {
        if (until === Infinity) console.error(`seed ${seed}, run ${done + 1}: ${String(error)}\nshrinking`);
        until = Math.min(until, Date.now() + SHRINKING);
        throw error;
      }
      if (until === Infinity && (++done % 10 === 0 || verbs > 1000)) console.log(`seed ${seed}: ${done} runs, ${minutes(start)}`);
    }),
    { numRuns: runs, seed, ...(path && { path }) }
  );
  if (!result.failed) return true;
  console.error(`failed: --jobs 1 --seed ${seed} --runs ${runs} --verbs ${verbs} --path ${result.counterexamplePath ?? ''}\n${String(result.errorInstance)}`);
  return false;
}

/** What is run by itself, once for each seed. */
const others = {
  accountant: { what: `${DOCUMENTS} documents on their way to an accountant`, run: (own: number): Promise<object> => bringAll(own, DOCUMENTS) },
  ebox: { what: `${MESSAGES} messages of the e-Box and more`, run: (own: number): Promise<object> => readAll(own, MESSAGES) }
};
type Other = keyof typeof others;

/** A run for each seed from `seed` on. @returns whether all held */
async function each(name: Other, seed: number, runs: number): Promise<boolean> {
  for (let own = seed; own < seed + runs; own++) {
    try {
      console.log(`${name}, seed ${own}: ${JSON.stringify(await others[name].run(own))}`);
    } catch (error) {
      console.error(`failed: --jobs 1 --seed ${own} --${name} 1\n${String(error)}`);
      return false;
    }
  }
  return true;
}

/** So many runs in as many processes as there are processors. @param args of one, for its share */
async function shared(runs: number, jobs: number, args: (share: number, before: number, nth: number) => string[]): Promise<boolean> {
  const shares = Array.from({ length: jobs }, (_, i) => Math.floor((runs + i) / jobs)).filter((share) => share > 0);
  const codes = await Promise.all(
    shares.map(async (share, i) => {
      const before = shares.slice(0, i).reduce((sum, one) => sum + one, 0);
      const [code] = (await once(fork(import.meta.filename, ['--jobs', '1', ...args(share, before, i)]), 'exit')) as [number | null];
      return code;
    })
  );
  return codes.every((code) => code === 0);
}

async function all(name: Other, seed: number, runs: number, jobs: number): Promise<void> {
  const start = Date.now();
  const held = await (jobs > 1 ? shared(runs, jobs, (share, before) => ['--seed', `${seed + before}`, `--${name}`, `${share}`]) : each(name, seed, runs));
  if (!held) process.exit(1);
  if (jobs > 1) console.log(`ok: ${runs} runs of ${others[name].what} in ${minutes(start)}`);
}

const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const asked = { seed, runs: Number(values.runs ?? 200), verbs: Number(values.verbs ?? 200) };
const plans: Plan[] = values.runs || values.verbs || values.path ? [asked] : [asked, { seed, runs: 10, verbs: 2000 }];
const jobs = values.path ? 1 : Number(values.jobs ?? availableParallelism());
for (const name of ['accountant', 'ebox'] as const) {
  if (!values[name]) continue;
  await all(name, seed, Number(values[name]), jobs);
  process.exit(0);
}

for (const plan of plans) {
  const start = Date.now();
  const inProcess = (share: number, nth: number): string[] => ['--seed', `${plan.seed + nth}`, '--runs', `${share}`, '--verbs', `${plan.verbs}`];
  const held = await (jobs > 1 ? shared(plan.runs, jobs, (share, _, nth) => inProcess(share, nth)) : check({ ...plan, path: values.path }));
  if (!held) process.exit(1);
  if (jobs > 1 || !values.jobs) console.log(`ok: ${plan.runs} runs of ${plan.verbs} verbs in ${minutes(start)}`);
}
if (plans.length > 1) {
  const start = Date.now();
  console.log(`${MUTATIONS} bodies and envelopes with something changed, seed ${seed}`);
  const env = { ...process.env, RELAY_MUTATIONS: `${MUTATIONS}`, RELAY_SEED: `${seed}` };
  const { status } = spawnSync(process.execPath, ['tests/vitest.js', 'unit', 'relay/api/broken.test.ts'], { stdio: 'inherit', env });
  if (status !== 0) process.exit(1);
  console.log(`ok: all refused, nothing written, in ${minutes(start)}`);
  await all('accountant', seed, ACCOUNTANTS, jobs);
  await all('ebox', seed, EBOXES, jobs);
}
process.exit(0);
