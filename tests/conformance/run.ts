// `npm run conformance [-- --seed N --count N --keep DIR]`: every UBL the app can make against the official rules.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Case, goldenCases, randomCases, randomSlips } from './cases.ts';
import { type Court, openCourt } from './court.ts';
import { inexact } from './exact.ts';
import type { Finding } from './judge.ts';
import { MUTATIONS } from './mutations.ts';
import { readExamples } from './read-examples.ts';
import { unread } from './read-back.ts';
import { rulesFolder } from './rules.ts';

interface Count {
  passed: number;
  failed: number;
}

const USAGE = `npm run conformance -- [--seed N] [--count N] [--keep DIR]

--seed    the same random documents again: the number that a run prints
--count   how many random documents, 500 unless told
--keep    a folder to leave every document in, for any other validator

PEPPOL_RULES   the folder of the official rules`;

/** The options; a wrong one is answered with the usage. */
function options() {
  try {
    return parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string', default: '500' }, keep: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

const values = options();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const seed = values.seed === undefined ? (Date.now() ^ (process.pid << 15)) | 0 : Number(values.seed);
const count = Number(values.count);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 0) {
  console.error('--seed and --count take whole numbers');
  process.exit(2);
}

const told = (finding: Finding) => `${finding.flag} ${finding.rule} at ${finding.where}: ${finding.message.slice(0, 300)}`;

/** Says what failed, counts the rest. */
function reportOn(title: string, results: readonly { name: string; faults: readonly string[] }[]): Count {
  const failed = results.filter(({ faults }) => faults.length > 0);
  for (const { name, faults } of failed) console.log(`✗ ${title}: ${name}\n${faults.map((fault) => `    ${fault}`).join('\n')}`);
  console.log(`${failed.length === 0 ? '✓' : '✗'} ${title}: ${results.length - failed.length} of ${results.length}`);
  return { passed: results.length - failed.length, failed: failed.length };
}

/** Leaves every document in a folder, for any other validator. */
function keep(title: string, cases: readonly Case[]): void {
  if (!values.keep) return;
  mkdirSync(values.keep, { recursive: true });
  cases.forEach(({ name, xml }, i) => {
    const file = `${title}-${String(i + 1).padStart(4, '0')}-${name.replace(/[^a-z0-9]+/gi, '-')}.xml`;
    writeFileSync(path.join(values.keep!, file), xml);
  });
}

async function judged(court: Court, title: string, cases: readonly Case[]): Promise<Count> {
  keep(title, cases);
  const written = cases.filter(({ xml }) => xml !== '');
  const verdicts = await court.judge(written.map(({ xml }) => xml));
  const findings = new Map(written.map((one, i) => [one, verdicts[i]!]));
  const results = cases.map((one) => {
    const wrong = (findings.get(one) ?? []).map(told);
    return { name: one.name, faults: [...one.faults, ...wrong, ...(one.sealed && wrong.length === 0 ? [...inexact(one.xml, one.sealed, one.slack), ...unread(one.xml, one.sealed, one.slack)] : [])] };
  });
  return reportOn(title, results);
}

/** The evaluator itself: official examples pass, documents made wrong set off exactly their rules. */
async function selfCheck(court: Court, folder: string, golden: readonly Case[]): Promise<Count[]> {
  const examples = path.join(folder, 'examples');
  const names = ['billing', 'self-billing'].flatMap((set) => readdirSync(path.join(examples, set)).map((name) => path.join(set, name))).filter((name) => name.endsWith('.xml'));
  const verdicts = await court.judge(names.map((name) => readFileSync(path.join(examples, name), 'utf8')));
  const official = names.map((name, i) => ({ name, faults: verdicts[i]!.map(told) }));
  const sources = MUTATIONS.map((m) => golden.find(({ name }) => name === m.golden)!);
  const wrong = MUTATIONS.map((m, i) => m.change.reduce((xml, [from, to]) => xml.replace(from, to), sources[i]!.xml));
  const found = await court.judge(wrong);
  const mutated = MUTATIONS.map((m, i) => {
    const [rules, expected] = [found[i]!.map((f) => f.rule).toSorted().join(' '), m.rules.toSorted().join(' ')];
    const unseen = m.rules.length === 0 && inexact(wrong[i]!, sources[i]!.sealed!).length === 0;
    return { name: m.name, faults: rules === expected && !unseen ? [] : [`found ${rules || 'nothing'}, expected ${expected || 'our own check to speak'}`] };
  });
  return [reportOn('official examples', official), reportOn('documents made wrong', mutated)];
}

function conclude(counts: readonly Count[]): void {
  const passed = counts.reduce((sum, c) => sum + c.passed, 0);
  const failed = counts.reduce((sum, c) => sum + c.failed, 0);
  if (process.env['CARNET_RESULT']) writeFileSync(process.env['CARNET_RESULT'], JSON.stringify({ passed, failed }));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const { folder, present } = rulesFolder();
if (present) {
  console.log(`rules: ${folder}\nseed: ${seed}, ${count} documents at random`);
  const court = openCourt(folder);
  const golden = goldenCases();
  const counts = [reportOn('official examples read', readExamples(folder)), ...(await selfCheck(court, folder, golden)), await judged(court, 'golden', golden), await judged(court, 'random', randomCases(seed, count)), await judged(court, 'random self-billing', randomSlips(seed, Math.ceil(count / 2)))];
  await court.close();
  conclude(counts);
} else {
  console.log(`The official rules are not at ${folder} (PEPPOL_RULES names another folder): nothing was checked against them.`);
  conclude([]);
}
