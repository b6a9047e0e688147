// `npm run faults`: 200 runs of 200 verbs and 10 of 2,000. `--seed N`, `--runs N`, `--verbs N` for others; a failing run is shrunk to a script.
import 'fake-indexeddb/auto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { runsOf } from './script.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' }, verbs: { type: 'string' }, path: { type: 'string' } } });
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const plans = values.runs || values.verbs || values.path ? [{ runs: Number(values.runs ?? 200), verbs: Number(values.verbs ?? 200) }] : [{ runs: 200, verbs: 200 }, { runs: 10, verbs: 2000 }];

for (const { runs, verbs } of plans) {
  const start = Date.now();
  let done = 0;
  console.log(`${runs} runs of up to ${verbs} verbs, seed ${seed}`);
  const result = await fc.check(
    fc.asyncProperty(runsOf(verbs), fc.nat(), async (steps, own) => {
      await simulate(steps, own);
      if (++done % 20 === 0) console.log(`${done} runs, ${((Date.now() - start) / 1000).toFixed(0)} s`);
    }),
    { numRuns: runs, seed, ...(values.path && { path: values.path }) }
  );
  if (result.failed) {
    console.error(`failed: --seed ${seed} --runs ${runs} --verbs ${verbs} --path ${result.counterexamplePath ?? ''}\n${result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)}`);
    process.exit(1);
  }
  console.log(`ok: ${runs} runs in ${((Date.now() - start) / 1000).toFixed(0)} s`);
}
process.exit(0);
