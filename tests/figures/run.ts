// `npm run bench`: every figure with its bar and its peer, medians and 95th percentiles; as JSON in $CARNET_BENCH when set.
// `npm run bench -- store` measures some parts only: documents, store, start, relay, sync, reading, purchases, basecone, ebox, handing-over.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from '../checks/root.ts';
import { baseconeFigures } from './basecone.ts';
import { documentFigures } from './documents.ts';
import { eboxFigures } from './ebox.ts';
import { type Figure, lineOf } from './figures.ts';
import { handingOverFigures } from './handing-over.ts';
import { purchaseFigures } from './purchases.ts';
import { readingFigures } from './reading.ts';
import { relayFigures } from './relay.ts';
import { startFigures } from './start.ts';
import { storeFigures } from './store.ts';
import { syncFigures } from './sync.ts';

const peers = path.join(root, 'tests', 'bench');
if (!existsSync(path.join(peers, 'node_modules'))) {
  console.log('Installing the peers (tests/bench) …');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: peers, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; 100 million additions take ${pace().toFixed(0)} ms\n`);
console.log(`  ${''.padEnd(52)} ${'median'.padStart(8)} ${'p95'.padStart(8)}  bar           peer`);
const all: Figure[] = [];
const parts = { documents: documentFigures, store: storeFigures, start: startFigures, relay: relayFigures, sync: syncFigures, reading: readingFigures, purchases: purchaseFigures, basecone: baseconeFigures, ebox: eboxFigures, 'handing-over': handingOverFigures };
const asked = process.argv.slice(2);
for (const name of asked) if (!(name in parts)) throw new RangeError(`no part "${name}": ${Object.keys(parts).join(', ')}`);
for (const [name, figures] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for await (const figure of figures()) {
    console.log(lineOf(figure));
    all.push(figure);
  }
}
const file = process.env['CARNET_BENCH'];
if (file) writeFileSync(file, JSON.stringify({ node: process.version, cores: cpus().length, figures: all }, null, 2));

/** How fast the machine is just now, in milliseconds (best of twelve: the first ones run before they are compiled): a shared one can be three times slower than an hour before. */
function pace(): number {
  return Math.min(
    ...Array.from({ length: 12 }, () => {
      const start = performance.now();
      let sum = 0;
      for (let i = 0; i < 100_000_000; i++) sum = (sum + i) | 0;
      return sum === 0.5 ? 0 : performance.now() - start;
    })
  );
}
