// Runs vitest for one project (`unit`, `store`), with its report for people and the one that tests/run.js counts.
// @ts-check
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const [project = 'unit', ...more] = process.argv.slice(2);
const report = process.env.CARNET_RESULT;
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', ...more];
if (report) args.push('--reporter=json', `--outputFile.json=${report}`);
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
