// JavaScript of the first screen: all that the built index.html preloads or imports, with everything these import, in gzip bytes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { report } from './report.ts';
import { root } from './root.ts';
import { importsOf } from './sources.ts';

const LIMIT = 150_000;
const build = path.join(root, 'build');

const html = readFileSync(path.join(build, 'index.html'), 'utf8');
const entries = [...html.matchAll(/(?:href|src)="(\/[^"]+\.js)"|import\("(\/[^"]+\.js)"\)/g)].map((match) => match[1] ?? match[2] ?? '');

const sizes = new Map<string, number>();
const visit = (address: string): void => {
  if (sizes.has(address)) return;
  const code = readFileSync(path.join(build, address));
  sizes.set(address, gzipSync(code, { level: 9 }).length);
  for (const { dynamic, target } of importsOf(address.slice(1), code.toString('utf8'))) {
    if (!dynamic && target?.endsWith('.js')) visit(`/${target}`);
  }
};
entries.forEach(visit);

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
for (const [address, size] of [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 8)) console.log(`${kB(size)}  ${address}`);
report([
  {
    rule: `${kB(total)} gzip in ${sizes.size} files, of ${kB(LIMIT)} allowed`,
    faults: total > LIMIT || sizes.size === 0 ? [`${kB(total - LIMIT)} too much`] : []
  }
]);

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
