// House rules that no linter knows: written-out imports, header lines, file sizes, markup, styles.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { layerOf } from './layers.ts';
import type { Finding } from './report.ts';
import { root } from './root.ts';
import type { Source } from './sources.ts';

const LONGEST = 400;

/** Every house rule with the places that break it. */
export function houseRules(sources: Source[]): Finding[] {
  const ours = sources.filter(({ file }) => !file.startsWith('tests/checks/house'));
  return [
    { rule: 'imports name an existing file, extension written', faults: ours.flatMap(unwrittenImports) },
    { rule: 'relative imports stay within their folder', faults: ours.flatMap(strayRelatives) },
    { rule: 'every file begins with a line saying what it is for', faults: ours.filter(lacksHeader).map(({ file }) => file) },
    { rule: `no file longer than ${LONGEST} lines`, faults: ours.filter(isLong).map(({ file, text }) => `${file}: ${lines(text)}`) },
    rule('no markup from strings ({@html}, innerHTML)', ours, /\{@html|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/, (file) => !isTest(file)),
    rule('no literal style attribute (the policy forbids it)', ours, /\sstyle="/, (file) => /\.(svelte|html)$/.test(file)),
    rule('colours only in tokens.css', ours, /#[0-9a-f]{3,8}\b(?=[^'"`]*[;}])|\b(rgb|rgba|hsl|oklch)\(/i, (file) => file.endsWith('.css') && !file.endsWith('/tokens.css')),
    rule('nothing left to do later, nothing silenced', ours, /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|oxlint-disable|eslint-disable/, () => true),
    rule('a change does the same twice (no new id, no clock in it)', ours, /\bchange\(\(\w+\) =>.*\b(newId\(|new Date\(\)|Date\.now\(|random)/, (file) => !isTest(file)),
    rule('no clock and no randomness in domain and sync', ours, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/, (file) =>
      ['domain', 'sync'].includes(layerOf(file) ?? '') && !isTest(file)
    )
  ];
}

function unwrittenImports({ file, imports }: Source): string[] {
  return imports
    .filter(({ target, specifier }) => target && !specifier.includes('$types') && !target.startsWith('src/paraglide/') && !existsSync(path.join(root, target)))
    .map(({ specifier }) => `${file}: ${specifier}`);
}

/** `../` may climb within the relay, the tests or one folder of src/features, never from one part of src into another. */
function strayRelatives({ file, imports }: Source): string[] {
  if (!file.startsWith('src/') || isTest(file)) return [];
  return imports
    .filter(({ specifier, target }) => specifier.startsWith('../') && target && homeOf(file) !== homeOf(target))
    .map(({ specifier }) => `${file}: ${specifier}`);
}

function homeOf(file: string): string {
  return /^src\/(features\/[^/]+|[^/]+)/.exec(file)?.[1] ?? '';
}

function lacksHeader({ file, text }: Source): boolean {
  const [first = '', second = ''] = text.split('\n');
  if (file.endsWith('.ts') || file.endsWith('.js')) return !/^\/\/ \S|^\/\*\*? ?\S/.test(first) && !first.startsWith('#!');
  if (file.endsWith('.css')) return !first.startsWith('/*');
  if (file.endsWith('.svelte')) return !/^<!--/.test(first) && !(first.startsWith('<script') && /^\s*\/\/ \S/.test(second));
  return false;
}

function isLong({ file, text }: Source): boolean {
  return !file.endsWith('.css') && lines(text) > LONGEST;
}

function isTest(file: string): boolean {
  return file.startsWith('tests/') || /\.(test|conformance)\.ts$/.test(file);
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function rule(name: string, sources: Source[], pattern: RegExp, applies: (file: string) => boolean): Finding {
  const faults = sources
    .filter(({ file }) => applies(file))
    .flatMap(({ file, text }) => text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])));
  return { rule: name, faults };
}
